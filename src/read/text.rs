//! Bytes in, text out: the encoding, and what is plainly not a data file.
//!
//! UTF-8 is read as it is. A byte-order mark tells UTF-16; so do NUL bytes at
//! every other place. What is neither is Windows-1252, which Latin-1 is a part
//! of, and that is said: no rule can tell it from other encodings of one byte.

use std::borrow::Cow;

use super::records::{first_line, line_ends};
use super::{Decode, MOST_MEGABYTES};
use crate::error::{Code, Place, Problems};
use crate::format::quantity::integer;

/// Beginnings of files that are not text, and what they are.
const BINARIES: [(&[u8], &str); 9] = [
    (b"PK\x03\x04", "zip"),
    (b"\xd0\xcf\x11\xe0", "xls"),
    (b"%PDF", "pdf"),
    (b"\x1f\x8b", "gzip"),
    (b"\x89PNG", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"PAR1", "parquet"),
    (b"7z\xbc\xaf", "zip"),
];

/// The text of a file, without its byte-order mark. `None`, and a problem, if
/// it is empty, too large, no text or a web page.
pub fn text<'a>(
    bytes: &'a [u8],
    decoder: Option<&dyn Decode>,
    problems: &mut Problems,
) -> Option<Cow<'a, str>> {
    let megabytes = bytes.len() / 1_000_000;
    if megabytes >= MOST_MEGABYTES {
        problems.push(Code::DataSize, Place::Whole, &integer(megabytes), &integer(MOST_MEGABYTES));
        return None;
    }
    if let Some((_, kind)) = BINARIES.iter().find(|(start, _)| bytes.starts_with(start)) {
        problems.push(Code::DataBinary, Place::Whole, "", if *kind == "zip" { zipped(bytes) } else { kind });
        return None;
    }
    let text = match marked(bytes) {
        Some((encoding, rest)) => decoded(rest, encoding, decoder, problems)?,
        None => {
            let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
            match std::str::from_utf8(bytes) {
                Ok(text) => Cow::Borrowed(text),
                Err(error) if is_broken_utf8(bytes) => {
                    note_broken(bytes, error.valid_up_to(), problems);
                    return None;
                }
                Err(_) => {
                    let text = decoded(bytes, "windows-1252", decoder, problems)?;
                    problems.push(Code::EncodingAssumed, Place::Whole, "", "Windows-1252");
                    text
                }
            }
        }
    };
    let start = text.trim_start();
    if start.is_empty() {
        problems.push(Code::DataEmpty, Place::Whole, "", "bytes");
        return None;
    }
    if start.as_bytes().chunks(4096).any(has_control) {
        problems.push(Code::DataBinary, Place::Whole, "", "");
        return None;
    }
    if is_markup(start) {
        problems.push(Code::DataHtml, Place::Whole, first_line(start), "");
        return None;
    }
    Some(text)
}

/// Whether there are control characters that no text has. All bytes are looked
/// at, several at once, rather than each in turn up to the first.
fn has_control(bytes: &[u8]) -> bool {
    let is_control = |b: u8| b < b' ' && !(b'\t'..=b'\r').contains(&b) && b != 0x1a;
    bytes.iter().fold(false, |any, b| any | is_control(*b))
}

/// UTF-16 by its byte-order mark, or by its NULs: of letters of western
/// languages every other byte is one.
fn marked(bytes: &[u8]) -> Option<(&'static str, &[u8])> {
    for (mark, encoding) in [(b"\xff\xfe", "utf-16le"), (b"\xfe\xff", "utf-16be")] {
        if let Some(rest) = bytes.strip_prefix(mark) {
            return Some((encoding, rest));
        }
    }
    let start = bytes.get(..bytes.len().min(512)).unwrap_or(&[]);
    let nuls = |odd: usize| start.iter().skip(odd).step_by(2).filter(|b| **b == 0).count() * 10;
    let half = start.len() / 2;
    match (nuls(0), nuls(1)) {
        (even, odd) if odd > half * 7 && even < half => Some(("utf-16le", bytes)),
        (even, odd) if even > half * 7 && odd < half => Some(("utf-16be", bytes)),
        _ => None,
    }
}

fn decoded(
    bytes: &[u8],
    encoding: &str,
    decoder: Option<&dyn Decode>,
    problems: &mut Problems,
) -> Option<Cow<'static, str>> {
    let text = decoder.and_then(|decoder| decoder.decode(bytes, encoding));
    if text.is_none() {
        problems.push(Code::DataEncoding, Place::Whole, "", encoding);
    }
    text.map(Cow::Owned)
}

/// Whether the bytes are UTF-8 that was damaged, rather than an encoding of
/// one byte: more of the letters beyond ASCII are sound than not.
fn is_broken_utf8(bytes: &[u8]) -> bool {
    let (mut sound, mut unsound) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        sound += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        unsound += usize::from(!chunk.invalid().is_empty());
    }
    sound > unsound
}

fn note_broken(bytes: &[u8], sound: usize, problems: &mut Problems) {
    let good = bytes.get(..sound).unwrap_or(&[]);
    // The readable part of the line, so that the place can be found.
    let start = good.iter().rposition(|b| *b == b'\n' || *b == b'\r').map_or(0, |at| at + 1);
    let before = good.get(start..).and_then(|b| std::str::from_utf8(b).ok()).unwrap_or("");
    let line = 1 + line_ends(good);
    problems.push(Code::DataEncoding, Place::Cell { line, column: None }, before, "utf-8");
}

/// Which kind of archive: the first file in it tells a workbook.
fn zipped(bytes: &[u8]) -> &'static str {
    let start = bytes.get(..bytes.len().min(4_000)).unwrap_or(&[]);
    let holds = |name: &[u8]| start.windows(name.len()).any(|w| w == name);
    if holds(b"opendocument.spreadsheet") {
        "ods"
    } else if holds(b"[Content_Types].xml") || holds(b"xl/") {
        "xlsx"
    } else {
        "zip"
    }
}

/// `<html`, `<!doctype`, `<?xml`: a page, such as a server's "not found" or a login.
fn is_markup(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next() == Some('<') && chars.next().is_some_and(|c| c.is_ascii_alphabetic() || c == '!' || c == '?')
}
