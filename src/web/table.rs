//! The chart's table as a real `<table>`.

use web_sys::Element;

use super::parts::{Parts, say, set};
use crate::access::{Cell, DataTable};

/// Builds the table into its part, in place of what was there.
///
/// Wide tables scroll in a region of their own, which the keyboard reaches.
pub fn build(parts: &Parts, table: &DataTable) -> Option<()> {
    say(&parts.table, "");
    let scroll = parts.add(&parts.table, "div", "")?;
    for (name, value) in
        [("class", "scroll"), ("role", "region"), ("tabindex", "0"), ("aria-label", table.caption.as_str())]
    {
        set(&scroll, name, value);
    }
    let element = parts.add(&scroll, "table", "")?;
    parts.add(&element, "caption", &table.caption)?;
    let head = parts.add(&parts.add(&element, "thead", "")?, "tr", "")?;
    for (column, name) in table.head.iter().enumerate() {
        let heading = parts.add(&head, "th", name)?;
        set(&heading, "scope", "col");
        if is_numeric(table, column) {
            set(&heading, "class", "number");
        }
    }
    let body = parts.add(&element, "tbody", "")?;
    for cells in &table.rows {
        let row = parts.add(&body, "tr", "")?;
        for (column, cell) in cells.iter().enumerate() {
            let element = add(parts, &row, cell)?;
            if is_numeric(table, column) {
                set(&element, "class", "number");
            }
        }
    }
    Some(())
}

fn add(parts: &Parts, row: &Element, cell: &Cell) -> Option<Element> {
    let tag = if cell.heading { "th" } else { "td" };
    let element = parts.add(row, tag, &cell.text)?;
    if !cell.mark.is_empty() {
        set(&parts.add(&element, "span", &cell.mark)?, "class", "mark");
    }
    if cell.heading {
        set(&element, "scope", "row");
    }
    Some(element)
}

/// Whether a column is one of numbers, which stand at its end: a cell that
/// begins with one tells it. Headings of rows stand at the start.
fn is_numeric(table: &DataTable, column: usize) -> bool {
    let begins = |text: &str| text.trim_start_matches('\u{2212}').starts_with(|c: char| c.is_ascii_digit());
    table.rows.iter().filter_map(|row| row.get(column)).any(|cell| !cell.heading && begins(&cell.text))
}
