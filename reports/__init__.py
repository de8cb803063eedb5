"""Files a reader takes along: slides, a report and a workbook of what the pages show."""
