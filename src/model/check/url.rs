//! What may be linked to.

/// True for an http(s) URL and for one relative to the page, false for every
/// other scheme, for another host without a scheme (`//host`), and for text
/// that browsers read otherwise than it looks: control characters and spaces
/// (they drop some of them), backslashes (they read them as slashes), `%00`.
///
/// `../` is let through: it stays on the page's own host.
pub fn safe_url(text: &str) -> bool {
    let odd =
        |c: char| c.is_control() || c.is_whitespace() || c == '\\' || ('\u{200b}'..='\u{200f}').contains(&c);
    if text.is_empty()
        || text.chars().any(odd)
        || text.as_bytes().windows(3).any(|w| w == b"%00")
        || text.starts_with("//")
    {
        return false;
    }
    // A colon before any of `/?#` ends a scheme (RFC 3986, section 4.2).
    let end = text.bytes().position(|b| matches!(b, b':' | b'/' | b'?' | b'#'));
    let Some(end) = end else { return true };
    let (scheme, rest) = text.split_at_checked(end).unwrap_or((text, ""));
    let Some(rest) = rest.strip_prefix(':') else { return true };
    let http = scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https");
    let host = rest.strip_prefix("//").and_then(|r| r.chars().next());
    http && host.is_some_and(|c| !matches!(c, '/' | '?' | '#' | ':' | '@'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn http_and_relative_urls_are_safe() {
        for text in [
            "https://example.org",
            "http://example.org/a?b=c:d#e",
            "HTTPS://EXAMPLE.ORG",
            "https://example.org:8080/x",
            "https://es.wikipedia.org/wiki/Panamá",
            "data.csv",
            "data/sources.html",
            "./x",
            "../x",
            "../../",
            "/x",
            "?page=2",
            "#source",
            "a/b:c",
        ] {
            assert!(safe_url(text), "{text}");
        }
    }

    #[test]
    fn everything_else_is_refused() {
        for text in [
            "",
            "javascript:alert(1)",
            "JavaScript:alert(1)",
            " javascript:alert(1)",
            "java\nscript:alert(1)",
            "java\tscript:alert(1)",
            "\u{1}javascript:alert(1)",
            "\u{200b}javascript:alert(1)",
            "javascript&colon;alert(1):x",
            "data:text/html,<script>alert(1)</script>",
            "vbscript:x",
            "blob:https://example.org/x",
            "file:///etc/passwd",
            "ftp://example.org",
            "mailto:a@example.org",
            "//evil/x.csv",
            "\\\\evil\\x",
            "/\\evil",
            "https:\\\\evil",
            "https:evil",
            "https:/evil",
            "https://",
            "https:///evil",
            "https://@evil",
            "x%00.csv",
            "a b",
        ] {
            assert!(!safe_url(text), "{text:?}");
        }
    }
}
