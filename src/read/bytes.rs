//! Bytes in, text out: the encoding, and what is plainly not a data file.

use crate::error::{Code, Place, Problems};

/// The text of a file, without its byte-order mark. `None`, and a problem, if
/// it is empty, not UTF-8 or a web page.
pub fn text<'a>(bytes: &'a [u8], problems: &mut Problems) -> Option<&'a str> {
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) || bytes.contains(&0) {
        problems.push(Code::DataEncoding, Place::Whole, "", "UTF-16");
        return None;
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let (good, bad) = bytes.split_at_checked(error.valid_up_to()).unwrap_or((bytes, &[]));
            let line = 1 + line_ends(good);
            // The readable part of the line, so that the place can be found.
            let start = good.iter().rposition(|b| *b == b'\n').map_or(0, |at| at + 1);
            let before = good.get(start..).and_then(|b| std::str::from_utf8(b).ok()).unwrap_or("");
            let arg = if bad.first().is_some_and(|b| *b >= 0xa0) { "Latin-1" } else { "" };
            problems.push(Code::DataEncoding, Place::Cell { line, column: None }, before, arg);
            return None;
        }
    };
    let start = text.trim_start();
    if start.is_empty() {
        problems.push(Code::DataEmpty, Place::Whole, "", "bytes");
        return None;
    }
    if is_markup(start) {
        problems.push(Code::DataHtml, Place::Whole, first_line(start), "");
        return None;
    }
    Some(text)
}

/// The line ends in a piece of a file.
pub fn line_ends(piece: &[u8]) -> u64 {
    piece.iter().fold(0, |n, b| n + u64::from(*b == b'\n'))
}

/// A text up to its first line end.
pub fn first_line(text: &str) -> &str {
    let end = text.bytes().position(|b| b == b'\n').unwrap_or(text.len());
    text.get(..end).unwrap_or("").trim_end_matches('\r')
}

/// `<html`, `<!doctype`, `<?xml`: a page, such as a server's "not found" or a login.
fn is_markup(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next() == Some('<') && chars.next().is_some_and(|c| c.is_ascii_alphabetic() || c == '!' || c == '?')
}
