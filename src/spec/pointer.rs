//! A place in a JSON text in, the JSON pointer (RFC 6901) of what stands there
//! out.
//!
//! serde_json gives the line and column where it stopped. Walking to there
//! once, after a failure, costs nothing while a spec is sound; a deserializer
//! that tracks its path would wrap every visitor in the wasm.

/// A step on the way down.
enum Step<'a> {
    /// In an object; `None` before its next key.
    Key(Option<&'a str>),
    /// In a list.
    Index(usize),
}

/// The pointer of the value that a parser was at when it stopped at a byte:
/// right after a key or a scalar, that of the key; right after a closing
/// bracket, that of the object or list just closed.
pub fn at(text: &str, byte: usize) -> String {
    let mut steps: Vec<Step> = Vec::new();
    let mut rest = text.get(..byte).unwrap_or(text);
    while let Some(c) = rest.chars().next() {
        let length = if c == '"' { string_length(rest) } else { c.len_utf8() };
        let (token, after) = rest.split_at_checked(length).unwrap_or((rest, ""));
        match (c, steps.last_mut()) {
            ('{', _) => steps.push(Step::Key(None)),
            ('[', _) => steps.push(Step::Index(0)),
            ('}' | ']', _) => drop(steps.pop()),
            (',', Some(Step::Key(key))) => *key = None,
            (',', Some(Step::Index(i))) => *i += 1,
            ('"', Some(Step::Key(key @ None))) => *key = token.get(1..token.len().saturating_sub(1)),
            _ => {}
        }
        rest = after;
    }
    write(&steps)
}

/// Bytes of the string literal that a text starts with, quotes included.
fn string_length(text: &str) -> usize {
    let mut escaped = true; // The opening quote does not close.
    for (i, b) in text.bytes().enumerate() {
        match b {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => return i + 1,
            _ => {}
        }
    }
    text.len()
}

fn write(steps: &[Step]) -> String {
    let mut pointer = String::new();
    for step in steps {
        match step {
            Step::Key(None) => {}
            Step::Key(Some(key)) => push_key(&mut pointer, key),
            Step::Index(i) => push_index(&mut pointer, *i),
        }
    }
    pointer
}

/// Adds a key to a pointer.
pub fn push_key(pointer: &mut String, key: &str) {
    pointer.push('/');
    for c in key.chars() {
        match c {
            '~' => pointer.push_str("~0"),
            '/' => pointer.push_str("~1"),
            c => pointer.push(c),
        }
    }
}

/// Adds a place in a list to a pointer.
pub fn push_index(pointer: &mut String, index: usize) {
    pointer.push('/');
    pointer.push_str(&index.to_string());
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_pointer_follows_the_walk() {
        // ^ marks the place where the parser stopped.
        for (marked, pointer) in [
            ("^", ""),
            ("{^", ""),
            (r#"{"a"^: 1}"#, "/a"),
            (r#"{"a": 1^, "b": 2}"#, "/a"),
            (r#"{"a": 1, ^"b": 2}"#, ""),
            (r#"{"a": 1, "b": "x"^}"#, "/b"),
            (r#"{"a": {"b": 1}^}"#, "/a"),
            (r#"{"a": [1, 2, [3, {"c": 4^}]]}"#, "/a/2/1/c"),
            (r#"{"a": [{}, {}^]}"#, "/a/1"),
            (r#"{"a": "},]{", "b": [0^]}"#, "/b/0"),
            (r#"{"a\"": 1^}"#, r#"/a\""#),
            (r#"{"a/b~c": 1^}"#, "/a~1b~0c"),
            (r#"{"á": {"ñ": 1^}}"#, "/á/ñ"),
        ] {
            let byte = marked.find('^').unwrap_or(0);
            assert_eq!(at(&marked.replace('^', ""), byte), pointer, "{marked}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_no_panic(text in "[\\[\\]{}\",:\\\\a0é ]{0,60}", byte in 0_usize..70) {
            at(&text, byte);
        }
    }
}
