//! JSON text in, a table out: which of the formats it is in, and what they
//! share, the values and their marks.

use std::borrow::Cow;

use super::marks::{self, Status};
use super::names::Names;
use super::{Format, Table, json_stat, number, sdmx_json, world_bank};
use crate::convert::floor_usize;
use crate::error::{Code, Place, Problems};
use crate::json::{Node, tree};
use crate::model::{Finite, Flag, Missing, Value};

/// A file being read: first all of its text, then what it says, so that a page
/// has time for itself between the two.
pub struct Reading<'t> {
    text: Cow<'t, str>,
    asked: Option<Format>,
    problems: Problems,
    state: State,
}

/// What there is of a file.
enum State {
    Text,
    Tree(Node),
    Table(Table),
}

impl<'t> Reading<'t> {
    /// Reads in the format asked for, or in the one that the content shows.
    pub fn begin(text: Cow<'t, str>, asked: Option<Format>, problems: &mut Problems) -> Self {
        Reading { text, asked, problems: std::mem::take(problems), state: State::Text }
    }

    /// Takes the next step; whether there is another.
    pub fn step(&mut self) -> bool {
        let state = match std::mem::replace(&mut self.state, State::Text) {
            State::Text => self.tree(),
            State::Tree(node) => State::Table(self.table(&node)),
            table @ State::Table(_) => table,
        };
        self.state = state;
        matches!(self.state, State::Tree(_))
    }

    /// How much of the text has been read, in bytes.
    pub fn bytes(&self) -> usize {
        if matches!(self.state, State::Text) { 0 } else { self.text.len() }
    }

    /// The table.
    pub fn finish(self, problems: &mut Problems) -> Table {
        *problems = self.problems;
        if let State::Table(table) = self.state { table } else { Table::default() }
    }

    fn tree(&mut self) -> State {
        match tree::grow(&self.text) {
            Ok(node) => State::Tree(node),
            Err(fault) => {
                self.problems.push(Code::DataJson, Place::Pointer(fault.pointer), &fault.text, &fault.at);
                State::Table(Table::default())
            }
        }
    }

    fn table(&mut self, node: &Node) -> Table {
        let problems = &mut self.problems;
        match self.asked.or_else(|| format(node)) {
            Some(Format::WorldBank) => world_bank::read(node, problems),
            Some(Format::SdmxJson) => sdmx_json::read(node, problems),
            Some(Format::JsonStat) => json_stat::read(node, problems),
            _ => {
                problems.push(Code::DataFormat, Place::Whole, "", "world-bank, sdmx-json, json-stat");
                Table::default()
            }
        }
    }
}

/// Which format a tree is in, by the keys that only that one has.
pub fn format(node: &Node) -> Option<Format> {
    if let Some(first) = node.items().first() {
        let known = ["page", "pages", "message"].iter().any(|key| first.get(key).is_some());
        return known.then_some(Format::WorldBank);
    }
    let has = |node: &Node, keys: &[&str]| node.entries().iter().any(|(key, _)| keys.contains(&key.as_str()));
    let sets = ["dataSets", "structures"];
    if has(node, &sets) || node.get("data").is_some_and(|data| has(data, &sets)) {
        return Some(Format::SdmxJson);
    }
    let class = node.get("class").map(Node::text);
    let stat = has(node, &["dimension"])
        || matches!(class, Some("dataset" | "collection"))
        || node.entries().iter().any(|(_, inner)| has(inner, &["dimension"]));
    stat.then_some(Format::JsonStat)
}

/// Notes that a file is not what its format says: a key is not there, or not
/// what it should be.
pub fn misfit(format: &str, key: &str, pointer: &str, problems: &mut Problems) {
    problems.push(Code::DataFormat, Place::Pointer(pointer.to_owned()), format, key);
}

/// The number of a value, or why there is none; `None`, and a problem, if that
/// cannot be told. A status that says there is no number is believed.
pub fn value(
    node: Option<&Node>,
    status: Status,
    at: &Place,
    problems: &mut Problems,
) -> Option<(Value, Option<Flag>)> {
    let mut flag = match status {
        Status::Missing(reason) => return Some((Value::Missing(reason), None)),
        Status::Flagged(flag) => Some(flag),
        Status::Plain => None,
    };
    let (found, said) = match node {
        None | Some(Node::Null) => (Some(Value::Missing(Missing::Unknown)), String::new()),
        Some(Node::Number(n)) => (Finite::new(*n).map(Value::Number), String::new()),
        Some(Node::Text(text)) => {
            let text = text.trim();
            let (found, sign) = texted(text).unzip();
            if let Some(Status::Flagged(sign)) = sign {
                flag = flag.or(Some(sign));
            }
            (found, text.to_owned())
        }
        Some(other) => (None, other.said()),
    };
    if found.is_none() {
        problems.push(Code::NumberUnreadable, at.clone(), &said, "");
    }
    found.map(|value| (value, flag))
}

/// The value that a text writes, and what a sign behind it says: `12.3 p`.
fn texted(text: &str) -> Option<(Value, Status)> {
    let alone = |text: &str| {
        let number = number::parse(text).and_then(Finite::new).map(Value::Number);
        number.or_else(|| marks::missing(text).map(Value::Missing))
    };
    if let Some(value) = alone(text) {
        return Some((value, Status::Plain));
    }
    let (number, status) = marks::split(text)?;
    match (alone(number)?, status) {
        (_, Status::Missing(reason)) => Some((Value::Missing(reason), Status::Plain)),
        (Value::Missing(_), Status::Flagged(_)) => None,
        found => Some(found),
    }
}

/// The status that a code and its name have. The name is surer: OECD's `x` is
/// any remark. The letters of `CL_OBS_STATUS` are capitals; those of Eurostat
/// are small, and `be` is two of them.
pub fn status(code: &str, name: &str) -> Status {
    let (code, named) = (code.trim().trim_start_matches(':').trim(), marks::status(name));
    if named != Status::Plain {
        return named;
    }
    let capital = code.len() == 1 && code.bytes().all(|b| b.is_ascii_uppercase());
    if !(name.is_empty() || capital) {
        return Status::Plain;
    }
    let small = code.len() < 4 && code.bytes().all(|b| b.is_ascii_lowercase());
    if code == "c" {
        return Status::Missing(Missing::Suppressed);
    }
    let whole = marks::status(code);
    if small && whole == Status::Plain {
        let letters = (0..code.len()).filter_map(|at| code.get(at..=at));
        let flags = letters.map(|letter| if letter == "c" { status("c", "") } else { marks::status(letter) });
        return flags.reduce(surer).unwrap_or(Status::Plain);
    }
    whole
}

/// Of two statuses of one value the one that says more.
pub fn surer(first: Status, other: Status) -> Status {
    match (first, other) {
        (Status::Plain, _) | (Status::Flagged(_), Status::Missing(_)) => other,
        _ => first,
    }
}

/// A unit of which the figures are multiples: `USD ×10^6`. Figures are never
/// multiplied here, so the unit has to say it.
pub fn multiple(unit: &str, power: &str) -> String {
    match power {
        "" | "0" | "1" => unit.to_owned(),
        power => [unit, " \u{d7}10^", power].concat().trim().to_owned(),
    }
}

/// A whole number that is written as one, or as a text.
pub fn whole(node: &Node) -> Option<usize> {
    node.index().or_else(|| position(node.text()))
}

/// Digits and nothing else, as a number.
pub fn position(text: &str) -> Option<usize> {
    let digits = !text.is_empty() && text.len() < 16 && text.bytes().all(|b| b.is_ascii_digit());
    digits.then(|| number::parse(text).map(floor_usize)).flatten()
}

/// The values of an object by key, for one with many keys.
pub struct Lookup<'n> {
    keys: Names,
    nodes: Vec<Option<&'n Node>>,
}

impl<'n> Lookup<'n> {
    /// Of a key that stands twice, neither is found.
    pub fn of(node: Option<&'n Node>) -> Self {
        let mut lookup = Lookup { keys: Names::default(), nodes: Vec::new() };
        for (key, node) in node.map_or(&[][..], Node::entries) {
            let (at, new) = lookup.keys.number(key);
            if new {
                lookup.nodes.push(Some(node));
            } else if let Some(twice) = lookup.nodes.get_mut(at) {
                *twice = None;
            }
        }
        lookup
    }

    /// The value of a key.
    pub fn get(&mut self, key: &str) -> Option<&'n Node> {
        let (at, _) = self.keys.number(key);
        self.nodes.get(at).copied().flatten()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_status_is_read_by_its_name_then_by_its_letters() {
        for (code, name, expected) in [
            ("E", "Estimated value", Status::Flagged(Flag::Estimated)),
            ("P", "", Status::Flagged(Flag::Provisional)),
            ("x", "Change significant at the 0.05 level", Status::Plain),
            ("e", "Change significant at the 0.1 level", Status::Plain),
            ("Q", "Some name", Status::Missing(Missing::Suppressed)),
            ("e", "", Status::Flagged(Flag::Estimated)),
            ("be", "", Status::Flagged(Flag::Break)),
            (":c", "", Status::Missing(Missing::Suppressed)),
            ("bc", "", Status::Missing(Missing::Suppressed)),
            ("A", "Normal value", Status::Plain),
            ("", "", Status::Plain),
        ] {
            assert_eq!(status(code, name), expected, "{code} {name}");
        }
    }

    #[test]
    fn multiples_are_said() {
        assert_eq!(multiple("USD", "6"), "USD \u{d7}10^6");
        assert_eq!(multiple("", "3"), "\u{d7}10^3");
        assert_eq!(multiple("USD", "0"), "USD");
    }

    #[test]
    fn positions_are_digits() {
        assert_eq!(position("012"), Some(12));
        for text in ["", "-1", "1.0", "1e3", "99999999999999999999", "a"] {
            assert_eq!(position(text), None, "{text}");
        }
    }
}
