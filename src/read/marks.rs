//! The marks that sources put in place of a number or beside it: their text
//! in, what they say out.

use crate::countries::{among, fold};
use crate::model::{Flag, Missing};

/// Marks for a number that is not there, in lower case: nothing at all, dots
/// and dashes, then words; "s/d" is "sin dato", "n/d" "no disponible".
const UNKNOWN: &str = "|.|..|...|…|:|-|--|–|—|\u{2212}|*|na|n/a|n.a.|#n/a|nan|null|none|x|[x]|no data|\
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
    // The longest below has twenty bytes; no sentence is folded.
    if text.len() > 24 {
        return None;
    }
    let lower = text.to_ascii_lowercase();
    if among(&lower, UNKNOWN) {
        return Some(Missing::Unknown);
    }
    match lower.as_str() {
        "[c]" => return Some(Missing::Suppressed),
        "[z]" => return Some(Missing::NotApplicable),
        _ => {}
    }
    // A letter alone may be anything; words are plain.
    match status(text) {
        Status::Missing(reason) if text.len() > 2 => Some(reason),
        _ => None,
    }
}

/// A cell's number or mark and what a sign behind it says: `12.3 p`, `0 b`,
/// `: c`, `12.3 (e)`, `5*`, `7[1]`. The letters are Eurostat's and those of
/// SDMX, where both agree. `None` if there is no sign, or none that is known:
/// `5 M` may be five million.
pub fn split(text: &str) -> Option<(&str, Status)> {
    let end = text.rfind(|c: char| c.is_ascii_digit() || c == ':')? + 1;
    // A reference to a note: 7[1], 7(2).
    if let Some(open) = text.rfind(['[', '(']).filter(|at| *at > 0)
        && text.ends_with([']', ')'])
        && text.get(open + 1..text.len() - 1).is_some_and(|inside| inside.bytes().all(|b| b.is_ascii_digit()))
    {
        return Some((text.get(..open)?.trim_end(), Status::Plain));
    }
    let (number, sign) = text.split_at_checked(end)?;
    let sign = sign.trim_matches(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '[' | ']'));
    if sign.is_empty() {
        return None;
    }
    if sign.chars().all(|c| matches!(c, '*' | '†' | '‡')) {
        return Some((number, Status::Plain));
    }
    let missing = number == ":";
    let mut found = Status::Plain;
    let letters = sign.to_ascii_lowercase();
    // Eurostat puts several letters together: `bp`.
    let pieces: Vec<&str> =
        if letters.len() <= 3 { letters.split("").filter(|l| !l.is_empty()).collect() } else { vec![sign] };
    for piece in pieces {
        found = match (piece, status(piece)) {
            ("c", _) if missing => Status::Missing(Missing::Suppressed),
            ("z", _) if missing => Status::Missing(Missing::NotApplicable),
            ("d" | "i" | "n" | "r" | "s" | "u", _) => found,
            (_, Status::Flagged(flag)) if found == Status::Plain => Status::Flagged(flag),
            (_, Status::Flagged(_)) => found,
            _ => return None,
        };
    }
    Some((number, found))
}

/// Reads the UN's column "nature": E and M are estimated and modelled by
/// others, N is not relevant; C, CA, G are from the country or monitoring.
pub fn nature(text: &str) -> Status {
    match text.split([',', ' ']).next().unwrap_or("").to_ascii_lowercase().as_str() {
        "e" | "m" | "estimated" | "modeled" | "modelled" => Status::Flagged(Flag::Estimated),
        "n" => Status::Missing(Missing::NotApplicable),
        _ => Status::Plain,
    }
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
    // The longest below has 17 letters, none a digit: most remarks are not folded.
    if text.is_empty() || text.len() > 40 || text.bytes().any(|b| b.is_ascii_digit()) {
        return Status::Plain;
    }
    let folded = fold(text);
    let found = STATUSES.iter().find(|(words, _)| among(&folded, words));
    found.map_or(Status::Plain, |(_, status)| *status)
}

/// The letter of each status, then its words, folded. H is a holiday or
/// weekend; O is missing, with no reason given.
const STATUSES: [(&str, Status); 9] = [
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
    (
        "o|h|missing|missing value|not available|no disponible|sin dato|sin datos|no data",
        Status::Missing(Missing::Unknown),
    ),
    ("m|not applicable|no aplica|no aplicable|no corresponde", Status::Missing(Missing::NotApplicable)),
    (
        "l|not collected|no recolectado|no recopilado|no se recopilo|no se recolecto",
        Status::Missing(Missing::NotCollected),
    ),
    (
        "q|suppressed|confidential|withheld|suprimido|confidencial|reservado",
        Status::Missing(Missing::Suppressed),
    ),
    (
        "not yet published|not yet available|pending|pendiente|por publicar|aun sin publicar",
        Status::Missing(Missing::NotYet),
    ),
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
        for text in
            ["", "..", "...", "…", ":", "-", "NA", "n/a", "N/A", "#N/A", "x", "null", "NaN", "s/d", "–"]
        {
            assert_eq!(missing(text), Some(Missing::Unknown), "{text}");
        }
        assert_eq!(missing("[c]"), Some(Missing::Suppressed));
        assert_eq!(missing("[z]"), Some(Missing::NotApplicable));
        for (text, kind) in [
            ("Not collected", Missing::NotCollected),
            ("no aplica", Missing::NotApplicable),
            ("CONFIDENTIAL", Missing::Suppressed),
            ("pendiente", Missing::NotYet),
        ] {
            assert_eq!(missing(text), Some(kind), "{text}");
        }
        for text in ["0", "1", "m", "q", "nada", "xx", "estimated", "<img src=x>", "....."] {
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
    fn signs_behind_a_number_are_split_off() {
        let flag = |flag| Status::Flagged(flag);
        for (text, number, expected) in [
            ("12.3 p", "12.3", flag(Flag::Provisional)),
            ("0 b", "0", flag(Flag::Break)),
            ("12.3e", "12.3", flag(Flag::Estimated)),
            ("1 234,5 (e)", "1 234,5", flag(Flag::Estimated)),
            ("5 bp", "5", flag(Flag::Break)),
            ("5 f", "5", flag(Flag::Forecast)),
            ("5*", "5", Status::Plain),
            ("5 r", "5", Status::Plain),
            ("7[1]", "7", Status::Plain),
            (": c", ":", Status::Missing(Missing::Suppressed)),
            (":z", ":", Status::Missing(Missing::NotApplicable)),
            (": u", ":", Status::Plain),
            ("12 provisional", "12", flag(Flag::Provisional)),
        ] {
            assert_eq!(split(text), Some((number, expected)), "{text}");
        }
        for text in ["5 M", "5 k", "5 million", "12.3", "p", "", "5 c", "5 people", "(5"] {
            assert_eq!(split(text), None, "{text}");
        }
    }

    #[test]
    fn the_nature_of_the_un_is_read() {
        assert_eq!(nature("E"), Status::Flagged(Flag::Estimated));
        assert_eq!(nature("M, 1, 12"), Status::Flagged(Flag::Estimated));
        assert_eq!(nature("N"), Status::Missing(Missing::NotApplicable));
        for text in ["C", "CA", "G", "C, 1, 12", ""] {
            assert_eq!(nature(text), Status::Plain, "{text}");
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
