//! A JSON text in, the tree of its values out, or where it stops being JSON.
//!
//! serde_json reads the text; one visitor keeps what it found. Its errors are
//! only asked what kind they are and where, never for their English.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::error::{Category, Error};

use super::pointer::{push_index, push_key};
use crate::convert::{floor_usize, nearest};
use crate::format::quantity::integer;
use crate::format::shortest::shortest;
use crate::model::Finite;

/// A value of JSON.
#[derive(Clone, Debug, PartialEq)]
pub enum Node {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A finite number. JSON knows one kind: `2010` and `2010.0` are the same.
    Number(f64),
    /// A string.
    Text(String),
    /// What stands in `[…]`.
    List(Vec<Node>),
    /// What stands in `{…}`, in the order written; a key may stand twice.
    Object(Vec<(String, Node)>),
}

impl Node {
    /// The value of a key that stands once in an object: of two, neither can be
    /// meant.
    pub fn get(&self, key: &str) -> Option<&Node> {
        let mut found = self.entries().iter().filter(|(known, _)| known == key);
        let node = &found.next()?.1;
        found.next().is_none().then_some(node)
    }

    /// What stands in an object; nothing for other values.
    pub fn entries(&self) -> &[(String, Node)] {
        if let Node::Object(entries) = self { entries } else { &[] }
    }

    /// What stands in a list; nothing for other values.
    pub fn items(&self) -> &[Node] {
        if let Node::List(items) = self { items } else { &[] }
    }

    /// A text; empty for other values.
    pub fn text(&self) -> &str {
        if let Node::Text(text) = self { text } else { "" }
    }

    /// A whole number from 0 to 2^53.
    pub fn index(&self) -> Option<usize> {
        let Node::Number(n) = self else { return None };
        let whole = (0.0..=9_007_199_254_740_992.0).contains(n) && n.fract() == 0.0;
        whole.then(|| floor_usize(*n))
    }

    /// The value as a problem quotes it: lists and objects by their brackets alone.
    pub fn said(&self) -> String {
        let word = match self {
            Node::Text(text) => text,
            Node::Number(n) => return Finite::new(*n).map_or(String::new(), |n| shortest(n).plain()),
            Node::Null => "null",
            Node::Bool(true) => "true",
            Node::Bool(false) => "false",
            Node::List(_) => "[…]",
            Node::Object(_) => "{…}",
        };
        word.to_owned()
    }
}

/// Where a text stops being JSON that can be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// JSON pointer of the value that has it.
    pub pointer: String,
    /// `line:column`, both from 1, the column in bytes.
    pub at: String,
    /// The text before it; or all of a number that is too large for a double.
    pub text: String,
    /// Whether it is such a number.
    pub number: bool,
}

/// Reads a text that is one JSON value.
///
/// # Errors
/// It is not JSON, deeper than 128 values, or has a number too large for a
/// double.
pub fn grow(text: &str) -> Result<Node, Fault> {
    let mut pointer = String::new();
    let mut json = serde_json::Deserializer::from_str(text);
    let node = Growing(&mut pointer).deserialize(&mut json);
    node.and_then(|node| json.end().map(|()| node)).map_err(|error| fault(&error, text, pointer))
}

fn fault(error: &Error, text: &str, pointer: String) -> Fault {
    let before = text.get(..byte_of(text, error.line(), error.column())).unwrap_or(text);
    let token = before.rsplit([' ', ',', ':', '[', '{', '\n', '\r', '\t']).next().unwrap_or("");
    let number = error.classify() == Category::Syntax && is_number(token.as_bytes());
    let mut at = integer(error.line());
    at.push(':');
    at.push_str(&integer(error.column()));
    Fault { pointer, at, text: if number { token } else { last(before) }.to_owned(), number }
}

/// Whether a syntax error at the end of this token can only mean that the
/// number is too large: the parser has read all of it, and more than a digit,
/// where other errors come at the first byte that is out of place.
fn is_number(token: &[u8]) -> bool {
    let digits = token.strip_prefix(b"-").unwrap_or(token);
    let all = digits.iter().all(|b| matches!(b, b'0'..=b'9' | b'.' | b'e' | b'E' | b'+' | b'-'));
    let zero = digits.starts_with(b"0") && digits.get(1).is_some_and(u8::is_ascii_digit);
    all && !zero && digits.len() > 1 && digits.last().is_some_and(u8::is_ascii_digit)
}

/// The byte of a 1-based line and a 1-based column of bytes.
fn byte_of(text: &str, line: usize, column: usize) -> usize {
    let (mut byte, mut lines) = (0, line);
    for (at, b) in text.bytes().enumerate() {
        if lines <= 1 {
            break;
        }
        lines -= usize::from(b == b'\n');
        byte = at + 1;
    }
    byte = byte.saturating_add(column).min(text.len());
    while !text.is_char_boundary(byte) {
        byte -= 1;
    }
    byte
}

/// The last 40 bytes or fewer, for finding the place again.
fn last(text: &str) -> &str {
    let mut from = text.len().saturating_sub(40);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    text.get(from..).unwrap_or("").trim()
}

/// Makes a node of what stands at a pointer. After an error the pointer is
/// that of the value that has it.
struct Growing<'p>(&'p mut String);

impl<'de> DeserializeSeed<'de> for Growing<'_> {
    type Value = Node;

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<Node, D::Error> {
        json.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Growing<'_> {
    type Value = Node;

    /// Asked for where a kind of value is not expected; JSON has no others.
    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Node, E> {
        Ok(Node::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Node, E> {
        Ok(Node::Bool(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Node, E> {
        Ok(Node::Number(nearest(value.into())))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Node, E> {
        let size = nearest(value.unsigned_abs().into());
        Ok(Node::Number(if value < 0 { -size } else { size }))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Node, E> {
        Ok(Node::Number(value))
    }

    fn visit_str<E>(self, text: &str) -> Result<Node, E> {
        Ok(Node::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Node, A::Error> {
        let (length, mut list) = (self.0.len(), Vec::new());
        push_index(self.0, 0);
        while let Some(node) = items.next_element_seed(Growing(self.0))? {
            list.push(node);
            self.0.truncate(length);
            push_index(self.0, list.len());
        }
        self.0.truncate(length);
        Ok(Node::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Node, A::Error> {
        let (length, mut object) = (self.0.len(), Vec::new());
        while let Some(key) = entries.next_key::<String>()? {
            push_key(self.0, &key);
            object.push((key, entries.next_value_seed(Growing(self.0))?));
            self.0.truncate(length);
        }
        Ok(Node::Object(object))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn grown(text: &str) -> (Option<Node>, Vec<String>) {
        match grow(text) {
            Ok(node) => (Some(node), Vec::new()),
            Err(fault) => {
                let kind = if fault.number { "number " } else { "JSON " };
                (None, vec![[kind, &fault.pointer, " ", &fault.text].concat()])
            }
        }
    }

    #[test]
    fn every_kind_of_value_is_kept_in_order() {
        let text = r#"{"b": [null, true, -1.5, {"é": "ñ"}], "a": 18446744073709551615, "b": {}}"#;
        let list = vec![
            Node::Null,
            Node::Bool(true),
            Node::Number(-1.5),
            Node::Object(vec![("é".to_owned(), Node::Text("ñ".to_owned()))]),
        ];
        let object = vec![
            ("b".to_owned(), Node::List(list)),
            ("a".to_owned(), Node::Number(18446744073709551615.0)),
            ("b".to_owned(), Node::Object(Vec::new())),
        ];
        assert_eq!(grown(text), (Some(Node::Object(object)), Vec::new()));
    }

    #[test]
    fn an_error_has_the_pointer_of_the_value() {
        for (text, said) in [
            ("", "JSON  "),
            (
                "{\"a\": 1,\n \"b\": [1, 2, {\"c/d\": tru}]}",
                "JSON /b/2/c~1d {\"a\": 1,\n \"b\": [1, 2, {\"c/d\": tru}",
            ),
            (r#"{"á": {"ñ": 1,}}"#, r#"JSON /á {"á": {"ñ": 1,}"#),
            ("[1 2]", "JSON /1 [1 2"),
            ("[01]", "JSON /0 [01"),
            ("[1.e5]", "JSON /0 [1.e"),
            ("[-]", "JSON /0 [-]"),
            ("[\"1\\u0e5\"]", "JSON /0 [\"1\\u0e5\""),
            ("[1e5", "JSON /1 [1e5"),
            ("[0, -1e999]", "number /1 -1e999"),
            ("{\"a\":\t1e99999999999}", "number /a 1e9999999999"),
        ] {
            assert_eq!(grown(text), (None, vec![said.to_owned()]), "{text}");
        }
        let long = ["[", &"9".repeat(400), "]"].concat();
        assert_eq!(grown(&long).1, [["number /0 ", &"9".repeat(400)].concat()]);
    }

    proptest! {
        #[test]
        fn any_text_is_a_tree_or_one_problem(text in "[\\[\\]{}\",:\\\\a0-9e.é \n-]{0,60}") {
            let (node, said) = grown(&text);
            prop_assert_eq!(said.len(), usize::from(node.is_none()));
            prop_assert_eq!(node.is_some(), serde_json::from_str::<serde_json::Value>(&text).is_ok());
        }
    }
}
