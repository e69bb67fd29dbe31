//! The marks that sources put in place of a number or beside it: their text
//! in, what they say out.

use crate::countries::{among, fold};
use crate::model::{Flag, Missing};

/// Marks for a number that is not there, in lower case: nothing at all, dots
/// and dashes, then words; "s/d" is "sin dato", "n/d" "no disponible".
const UNKNOWN: &str = "|.|..|...|…|:|-|--|–|—|\u{2212}|*|na|n/a|n.a.|nan|null|none|x|[x]|no data|\
                       s/d|sd|s.d.|n/d|nd|n.d.";

/// Why a cell has no number, if its trimmed text is a usual mark for that.
///
/// Most marks are used by one agency for "not available" and by another for
/// something else: `x` is "not applicable" to the OECD and "suppressed" to
/// Statistics Canada, `...` is "not available" to the UN and "not applicable"
/// to Statistics Canada, `-` is "nil" to some. They only ever say that there is
/// no number, and never 0. The bracketed letters of the UK's Government
/// Statistical Service have one meaning each.
pub fn missing(text: &str) -> Option<Missing> {
    // The longest mark below, "no data", has seven bytes.
    if text.len() > 7 {
        return None;
    }
    let text = text.to_ascii_lowercase();
    if among(&text, UNKNOWN) {
        return Some(Missing::Unknown);
    }
    Some(match text.as_str() {
        "[c]" => Missing::Suppressed,
        "[z]" => Missing::NotApplicable,
        _ => return None,
    })
}

/// What a status or flag column says of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// A usual value, or a mark that changes nothing in the chart.
    Plain,
    /// The number has a mark.
    Flagged(Flag),
    /// There is no number, whatever the value column holds.
    Missing(Missing),
}

/// Reads a status: a letter of the SDMX code list `CL_OBS_STATUS` 2.2, or its
/// word in English or Spanish.
pub fn status(text: &str) -> Status {
    let folded = fold(text);
    let found = STATUSES.iter().find(|(words, _)| among(&folded, words));
    found.map_or(Status::Plain, |(_, status)| *status)
}

/// The letter of each status, then its words, folded. H is a holiday or
/// weekend; O is missing, with no reason given.
const STATUSES: [(&str, Status); 8] = [
    (
        "e|est|estimate|estimated|estimated value|estimado|estimada|estimacion",
        Status::Flagged(Flag::Estimated),
    ),
    ("p|prov|provisional|provisional value|preliminary|preliminar", Status::Flagged(Flag::Provisional)),
    (
        "f|forecast|forecast value|projection|projected|pronostico|proyeccion|proyectado",
        Status::Flagged(Flag::Forecast),
    ),
    (
        "b|break|time series break|break in series|ruptura|quiebre|ruptura de serie",
        Status::Flagged(Flag::Break),
    ),
    ("o|h|missing|missing value", Status::Missing(Missing::Unknown)),
    ("m", Status::Missing(Missing::NotApplicable)),
    ("l|not collected", Status::Missing(Missing::NotCollected)),
    ("q|suppressed|confidential", Status::Missing(Missing::Suppressed)),
];

/// The flag of a remark that is nothing but a flag's word, such as "estimated".
pub fn flag_word(note: &str) -> Option<Flag> {
    match status(note) {
        // A remark of one letter is not a word.
        Status::Flagged(flag) if note.len() > 2 => Some(flag),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_for_missing_have_the_meaning_that_all_agree_on() {
        for text in ["", "..", "...", "…", ":", "-", "NA", "n/a", "N/A", "x", "null", "NaN", "s/d", "–"] {
            assert_eq!(missing(text), Some(Missing::Unknown), "{text}");
        }
        assert_eq!(missing("[c]"), Some(Missing::Suppressed));
        assert_eq!(missing("[z]"), Some(Missing::NotApplicable));
        for text in ["0", "1", "nada", "xx", "estimated", "<img src=x>", "....."] {
            assert_eq!(missing(text), None, "{text}");
        }
    }

    #[test]
    fn status_codes_and_words_are_read() {
        for (text, expected) in [
            ("A", Status::Plain),
            ("", Status::Plain),
            ("S", Status::Plain),
            ("E", Status::Flagged(Flag::Estimated)),
            ("Estimación", Status::Flagged(Flag::Estimated)),
            ("p", Status::Flagged(Flag::Provisional)),
            ("Forecast", Status::Flagged(Flag::Forecast)),
            ("B", Status::Flagged(Flag::Break)),
            ("M", Status::Missing(Missing::NotApplicable)),
            ("L", Status::Missing(Missing::NotCollected)),
            ("O", Status::Missing(Missing::Unknown)),
            ("Q", Status::Missing(Missing::Suppressed)),
        ] {
            assert_eq!(status(text), expected, "{text}");
        }
    }

    #[test]
    fn a_remark_is_a_flag_only_if_it_is_the_word() {
        assert_eq!(flag_word("estimated"), Some(Flag::Estimated));
        assert_eq!(flag_word("Provisional"), Some(Flag::Provisional));
        for text in ["", "E", "estimated from surveys", "not estimated"] {
            assert_eq!(flag_word(text), None, "{text}");
        }
    }
}
