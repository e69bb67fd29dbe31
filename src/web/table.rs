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
    for name in &table.head {
        set(&parts.add(&head, "th", name)?, "scope", "col");
    }
    let body = parts.add(&element, "tbody", "")?;
    for cells in &table.rows {
        let row = parts.add(&body, "tr", "")?;
        for cell in cells {
            add(parts, &row, cell)?;
        }
    }
    Some(())
}

fn add(parts: &Parts, row: &Element, cell: &Cell) -> Option<()> {
    let tag = if cell.heading { "th" } else { "td" };
    let element = parts.add(row, tag, &cell.text)?;
    if cell.heading {
        set(&element, "scope", "row");
    }
    Some(())
}
