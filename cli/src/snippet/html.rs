//! HTML, written with every text escaped: what authors write can never be markup.

/// Text of an element.
pub fn text(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            // HTML has no such character.
            '\0' => safe.push('\u{fffd}'),
            c => safe.push(c),
        }
    }
    safe
}

/// Attributes as they follow a tag's name, each with a space before it.
pub fn attributes(pairs: &[(&str, &str)]) -> String {
    let mut written = String::new();
    for (name, value) in pairs {
        written.push_str(&format!(" {name}=\"{}\"", text(value).replace('"', "&quot;")));
    }
    written
}

/// JSON for a `script`, whose text is not unescaped: no tag may end it.
pub fn json(value: &serde_json::Value) -> String {
    value.to_string().replace('<', "\\u003c")
}

/// A query of an address.
pub fn query(pairs: &[(&str, &str)]) -> String {
    let pairs: Vec<String> = pairs.iter().map(|(name, value)| format!("{name}={}", percent(value))).collect();
    pairs.join("&")
}

fn percent(text: &str) -> String {
    let mut safe = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/:".contains(&byte) {
            safe.push(char::from(byte));
        } else {
            safe.push_str(&format!("%{byte:02X}"));
        }
    }
    safe
}
