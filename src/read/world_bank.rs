//! World Bank API v2 in: a page header, then one object for each observation.

use super::json::{misfit, status, value, whole};
use super::{Facts, Observation, Series, Table};
use crate::countries::find;
use crate::error::{Code, Place, Problems};
use crate::format::quantity::integer;
use crate::json::Node;
use crate::json::pointer::push_index;

/// Reads a reply. One page of several is read, and said to be one; an error
/// comes with HTTP 200, so it is looked for here.
pub fn read(node: &Node, problems: &mut Problems) -> Table {
    let (header, rows) = (node.items().first(), node.items().get(1));
    let Some(header) = header else {
        misfit("world-bank", "page", "", problems);
        return Table::default();
    };
    if let Some(message) = header.get("message") {
        let first = message.items().first().unwrap_or(message);
        let part = |key| first.get(key).map_or(String::new(), Node::said);
        let parts = [part("id"), part("key"), part("value")];
        problems.push(Code::WorldBankMessage, Place::Pointer("/0/message".to_owned()), &parts.join(" "), "");
        return Table::default();
    }
    let count = |key| header.get(key).and_then(whole);
    let Some(pages) = count("pages") else {
        misfit("world-bank", "pages", "/0", problems);
        return Table::default();
    };
    let rows = match rows {
        Some(Node::List(rows)) if !rows.is_empty() => rows,
        None | Some(Node::Null | Node::List(_)) => {
            problems.push(Code::DataEmpty, Place::Whole, "", "rows");
            return Table::default();
        }
        Some(_) => {
            misfit("world-bank", "[…]", "/1", problems);
            return Table::default();
        }
    };
    if pages > 1 {
        let arg = [&integer(count("page").unwrap_or(1)), "/", &integer(pages)].concat();
        problems.push(Code::WorldBankPages, Place::Pointer("/0/pages".to_owned()), "", &arg);
    }
    let mut facts = Facts::new(problems);
    for (at, row) in rows.iter().enumerate() {
        let mut pointer = "/1".to_owned();
        push_index(&mut pointer, at);
        observation(row, Place::Pointer(pointer), &mut facts);
    }
    facts.finish(problems)
}

fn observation(row: &Node, at: Place, facts: &mut Facts) {
    let text = |key| row.get(key).map_or("", Node::text).trim();
    let inner = |key, part| row.get(key).and_then(|node| node.get(part)).map_or("", Node::text).trim();
    let date = row.get("date").map_or(String::new(), Node::said);
    let Some(year) = facts.year(&date, &at) else { return };
    let written = row.get("value");
    if written.is_none() {
        // Not `null`: the key is not there, or there twice.
        return facts.problems.push(Code::NumberUnreadable, at, "", "");
    }
    let Some((value, flag)) = value(written, status(text("obs_status"), ""), &at, &mut facts.problems) else {
        return;
    };
    // "LAC" is here the region without its high-income members, elsewhere the
    // UN's with them: only the name tells.
    let codes = [text("countryiso3code"), inner("country", "id")];
    let name = inner("country", "value");
    let code = codes.into_iter().find(|code| !code.is_empty() && *code != "LAC" && find(code).is_some());
    let named = if name.is_empty() { codes.into_iter().find(|code| !code.is_empty()) } else { Some(name) };
    let place = facts.place(code.or(named).unwrap_or_default());
    let (id, unit) = (inner("indicator", "id"), text("unit"));
    let series = facts.series(&[id, "\u{1f}", unit].concat(), || Series {
        code: id.to_owned(),
        name: inner("indicator", "value").to_owned(),
        unit: unit.to_owned(),
        parts: Vec::new(),
    });
    let note = text("footnote").to_owned();
    facts.push(Observation { series, flag, note, ..Observation::new(at, place, year, value) });
}
