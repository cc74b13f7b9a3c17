// Beside each answer of a sheet a button that copies its words. Without a clipboard there is none.
export function offerCopies() {
  if (!navigator.clipboard) return;
  for (const answer of document.querySelectorAll("[data-copy]")) answer.append(copyButton(answer));
}

function copyButton(answer) {
  const words = answer.firstElementChild.textContent;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "govuk-button govuk-button--secondary jig-copy";
  const said = document.createElement("span");
  said.textContent = "Copy";
  said.setAttribute("aria-live", "polite");
  const which = document.createElement("span");
  which.className = "govuk-visually-hidden";
  which.textContent = ` ${answer.dataset.copy}`;
  button.append(said, which);
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(words);
      said.textContent = "Copied";
    } catch {
      said.textContent = "Not copied";
    }
  });
  return button;
}
