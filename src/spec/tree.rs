//! A JSON text in, the tree of its values out, or where it stops being JSON.
//!
//! serde_json reads the text; one visitor keeps what it found. Its errors are
//! only asked what kind they are and where, never for their English.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::error::{Category, Error};

use super::pointer::{push_index, push_key};
use crate::convert::nearest;
use crate::error::{Code, Place, Problems};
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

/// Reads a text that is one JSON value. What is not JSON is a problem at the
/// pointer reached, as is a number too large for a double.
pub fn grow(text: &str, problems: &mut Problems) -> Option<Node> {
    let mut pointer = String::new();
    let mut json = serde_json::Deserializer::from_str(text);
    let node = Growing(&mut pointer).deserialize(&mut json);
    match node.and_then(|node| json.end().map(|()| node)) {
        Ok(node) => Some(node),
        Err(error) => {
            note(&error, text, pointer, problems);
            None
        }
    }
}

fn note(error: &Error, text: &str, pointer: String, problems: &mut Problems) {
    let before = text.get(..byte_of(text, error.line(), error.column())).unwrap_or(text);
    let token = before.rsplit([' ', ',', ':', '[', '{', '\n', '\r', '\t']).next().unwrap_or("");
    if error.classify() == Category::Syntax && is_number(token.as_bytes()) {
        return problems.push(Code::SpecValue, Place::Pointer(pointer), token, "number");
    }
    let mut arg = integer(error.line());
    arg.push(':');
    arg.push_str(&integer(error.column()));
    problems.push(Code::SpecJson, Place::Pointer(pointer), last(before), &arg);
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
        let mut problems = Problems::default();
        let node = grow(text, &mut problems);
        let said = |p: &crate::error::Problem| {
            let Place::Pointer(pointer) = &p.place else { return String::new() };
            [p.code.name(), " ", pointer, " ", &p.text].concat()
        };
        (node, problems.iter().map(said).collect())
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
            ("", "E-SPEC-JSON  "),
            (
                "{\"a\": 1,\n \"b\": [1, 2, {\"c/d\": tru}]}",
                "E-SPEC-JSON /b/2/c~1d {\"a\": 1,\n \"b\": [1, 2, {\"c/d\": tru}",
            ),
            (r#"{"á": {"ñ": 1,}}"#, r#"E-SPEC-JSON /á {"á": {"ñ": 1,}"#),
            ("[1 2]", "E-SPEC-JSON /1 [1 2"),
            ("[01]", "E-SPEC-JSON /0 [01"),
            ("[1.e5]", "E-SPEC-JSON /0 [1.e"),
            ("[-]", "E-SPEC-JSON /0 [-]"),
            ("[\"1\\u0e5\"]", "E-SPEC-JSON /0 [\"1\\u0e5\""),
            ("[1e5", "E-SPEC-JSON /1 [1e5"),
            ("[0, -1e999]", "E-SPEC-VALUE /1 -1e999"),
            ("{\"a\":\t1e99999999999}", "E-SPEC-VALUE /a 1e9999999999"),
        ] {
            assert_eq!(grown(text), (None, vec![said.to_owned()]), "{text}");
        }
        let long = ["[", &"9".repeat(400), "]"].concat();
        assert_eq!(grown(&long).1, [["E-SPEC-VALUE /0 ", &"9".repeat(80)].concat()]);
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
