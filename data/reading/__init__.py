"""What people bring: files, numbers and codes as spreadsheets and statistics offices write them.

A reading is accepted where there is only one; else the refusal names row, column and the cell as it stands.
"""
