//! A mistyped key in, the key that was probably meant out.

/// Edits that a mistyped key may be away from the one that was meant.
const MOST_EDITS: usize = 2;

/// The nearest of some keys within [`MOST_EDITS`] edits; the first of equals.
pub fn nearest(met: &str, known: &[&'static str]) -> Option<&'static str> {
    let mut best = None;
    let mut least = MOST_EDITS + 1;
    for key in known {
        let n = edits(met.as_bytes(), key.as_bytes());
        if n < least && n < key.len() {
            (best, least) = (Some(*key), n);
        }
    }
    best
}

/// Levenshtein distance: insertions, deletions and substitutions of bytes.
/// Capitals are no edits, nor is an attribute's `-` for a key's `_`.
fn edits(a: &[u8], b: &[u8]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let (mut left, mut diagonal) = (i + 1, i);
        for (y, cell) in b.iter().zip(row.iter_mut().skip(1)) {
            let same = x.eq_ignore_ascii_case(y) || [*x, *y] == *b"-_";
            left = (left + 1).min(*cell + 1).min(diagonal + usize::from(!same));
            diagonal = std::mem::replace(cell, left);
        }
    }
    // The first cell is never read again, so it is not kept; the last one is the distance.
    if b.is_empty() { a.len() } else { row.last().copied().unwrap_or(0) }
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
            assert_eq!(nearest(met, &keys), near, "{met}");
        }
    }

    #[test]
    fn edits_are_counted() {
        for (a, b, n) in [
            ("", "", 0),
            ("", "abc", 3),
            ("abc", "", 3),
            ("kitten", "sitting", 3),
            ("flaw", "lawn", 2),
            ("ab", "ba", 2),
        ] {
            assert_eq!(edits(a.as_bytes(), b.as_bytes()), n, "{a} {b}");
        }
    }
}
