//! What serde_json says of a spec in, a [`Problem`](crate::error::Problem)
//! with a pointer and a keyword out.
//!
//! Its messages are English and speak of Rust types, so only their facts are
//! kept: which rule, and what was expected.

use serde_json::Error;
use serde_json::error::Category;

use super::pointer;
use crate::error::{Code, Place, Problems};

/// Edits that a mistyped key may be away from the one that was meant.
const MOST_EDITS: usize = 2;

/// Notes an error that came from reading a text; `sound` if the text is known
/// to be JSON.
pub fn note(error: &Error, text: &str, sound: bool, problems: &mut Problems) {
    let byte = byte_of(text, error.line(), error.column());
    let mut place = pointer::at(text, byte);
    if error.classify() != Category::Data {
        if sound {
            // A number too large, or a scalar of another kind where a name stands.
            let expected = if error.to_string().starts_with("number") { "number" } else { "text" };
            return problems.push(Code::SpecValue, Place::Pointer(place), token(text, byte), expected);
        }
        let arg = [error.line().to_string(), error.column().to_string()].join(":");
        return problems.push(Code::SpecJson, Place::Pointer(place), around(text, byte), &arg);
    }
    let message = error.to_string();
    let position = [" at line ", &error.line().to_string(), " column ", &error.column().to_string()].concat();
    let message = message.strip_suffix(position.as_str()).unwrap_or(&message);
    let quoted = || message.split('`').skip(1).step_by(2);
    let last_key = place.rsplit('/').next().unwrap_or("").to_owned();
    if message.starts_with("unknown field") {
        // serde lists the known keys after the one that it met.
        let near = nearest(&last_key, quoted().skip(1)).unwrap_or("");
        problems.push(Code::SpecKey, Place::Pointer(place), &last_key, near);
    } else if message.starts_with("unknown variant") {
        let allowed: Vec<&str> = quoted().skip(1).collect();
        let met = quoted().next().unwrap_or("");
        problems.push(Code::SpecValue, Place::Pointer(place), met, &allowed.join(" | "));
    } else if message.starts_with("missing field") {
        pointer::push_key(&mut place, quoted().next().unwrap_or(""));
        problems.push(Code::SpecValue, Place::Pointer(place), "", "required");
    } else if message.starts_with("duplicate field") {
        problems.push(Code::SpecValue, Place::Pointer(place), &last_key, "once");
    } else {
        let (met, expected) = met_and_expected(message);
        if (met, expected) == ("[…]", "words") {
            // serde_json has stepped into the list before it asks whether one is wanted.
            place.truncate(place.rfind('/').unwrap_or(0));
        }
        problems.push(Code::SpecValue, Place::Pointer(place), met, expected);
    }
}

/// The two sides of `invalid type: string "x", expected u8`.
fn met_and_expected(message: &str) -> (&str, &'static str) {
    // Serde's words for what it expected here hold no comma; what it met may.
    let (met, expected) = message.rsplit_once(',').unwrap_or((message, ""));
    let met = met.split_once(':').map_or("", |(_, met)| met.trim());
    let bare = met.trim_start_matches(|c: char| c.is_ascii_lowercase() || c == ' ');
    let met = match (bare.is_empty(), met) {
        (false, _) => bare.trim_matches(['"', '`']),
        (true, "sequence") => "[…]",
        (true, "map") => "{…}",
        (true, met) => met,
    };
    (met, keyword(expected.strip_prefix(" expected ").unwrap_or("")))
}

/// What serde expected, as one of the keywords that `format::problems` has words for.
fn keyword(expected: &str) -> &'static str {
    match expected {
        "u8" | "u32" | "i32" => "integer",
        "f64" => "number",
        "a boolean" => "boolean",
        "a string" => "text",
        "a sequence" => "list",
        "words" => "words",
        "object" => "object",
        // A string was expected where an enum's name stands.
        _ => "text",
    }
}

/// The nearest of some keys within [`MOST_EDITS`] edits; the first of equals.
pub fn nearest<'k>(met: &str, known: impl Iterator<Item = &'k str>) -> Option<&'k str> {
    let met = met.to_ascii_lowercase();
    known
        .map(|key| (edits(met.as_bytes(), key.as_bytes()), key))
        .filter(|(n, key)| *n <= MOST_EDITS && *n < key.len())
        .min_by_key(|(n, _)| *n)
        .map(|(_, key)| key)
}

/// Levenshtein distance: insertions, deletions and substitutions of bytes.
/// An attribute's `-` is no edit of a key's `_`.
fn edits(a: &[u8], b: &[u8]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut left = i + 1;
        let mut next = vec![left];
        for ((y, above), diagonal) in b.iter().zip(row.iter().skip(1)).zip(row.iter()) {
            left = (left + 1).min(above + 1).min(diagonal + usize::from(x != y && [*x, *y] != *b"-_"));
            next.push(left);
        }
        row = next;
    }
    row.last().copied().unwrap_or(0)
}

/// The byte of a 1-based line and a 1-based column of bytes.
fn byte_of(text: &str, line: usize, column: usize) -> usize {
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    (0..=start.saturating_add(column).min(text.len())).rev().find(|b| text.is_char_boundary(*b)).unwrap_or(0)
}

/// Up to 40 bytes before a place, for finding it again.
fn around(text: &str, byte: usize) -> &str {
    let from = (byte.saturating_sub(40)..=byte).find(|b| text.is_char_boundary(*b)).unwrap_or(byte);
    text.get(from..byte).unwrap_or("").trim()
}

/// The scalar, or the piece of one, that ends at a place.
fn token(text: &str, byte: usize) -> &str {
    around(text, byte).rsplit([' ', ',', ':', '[', '{', '\n']).next().unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_key_is_within_two_edits() {
        let keys = ["heading", "note", "source", "source_href", "goals", "goal"];
        for (met, near) in [
            ("headng", Some("heading")),
            ("Heading", Some("heading")),
            ("source-href", Some("source_href")),
            ("sourceHref", Some("source_href")),
            ("goal", Some("goal")),
            ("gaols", Some("goals")),
            ("notes", Some("note")),
            ("title", None),
            ("", None),
        ] {
            assert_eq!(nearest(met, keys.into_iter()), near, "{met}");
        }
    }

    #[test]
    fn values_are_cut_out_of_messages() {
        for (message, met) in [
            (r#"invalid type: string "x", expected u8"#, "x"),
            (r#"invalid type: string "a, b: c", expected u8"#, "a, b: c"),
            ("invalid type: sequence, expected words", "[…]"),
            ("invalid type: map, expected f64", "{…}"),
            ("invalid type: null, expected a string", "null"),
            ("invalid value: integer `-1`, expected u8", "-1"),
            ("invalid type: floating point `1.5`, expected i32", "1.5"),
            ("invalid type: boolean `true`, expected f64", "true"),
        ] {
            assert_eq!(met_and_expected(message).0, met, "{message}");
        }
    }
}
