// Scripts only improve: every page works without them.
import { initAll } from "./govuk-frontend.min.js";
import { autosave } from "./autosave.mjs";
import { offerCopies } from "./copying.mjs";
import { openWhenPrinting } from "./printing.mjs";
import { askAgain } from "./refresh.mjs";

initAll();
openWhenPrinting();
askAgain();
autosave();
offerCopies();
