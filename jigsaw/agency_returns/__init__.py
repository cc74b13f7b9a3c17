"""What every agency knew: the spreadsheets of agencies, read and checked, and merged into one chronology.

`chronology` holds dates of any accuracy, the contract of the columns, the checks of every cell, the merge and the
suggestions of what may be the same event. `spreadsheets` reads and writes the files. Neither knows a database.
"""
