//! A text broken into lines of a width.

use crate::text::{Font, MeasureText};

/// The text in lines no wider than `max_width` CSS px, broken at spaces; runs
/// of white space count as one, so no line is empty. A word that is wider than
/// a line is broken between characters, an accent staying with its letter; a
/// single character that is wider still gets a line of its own, the only case
/// of a line that is too wide. An empty text has no lines.
pub fn wrap(text: &str, max_width: f64, font: Font, measure: &dyn MeasureText) -> Vec<String> {
    let fits = |line: &str| measure.width(line, font) <= max_width;
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in text.split(breakable).filter(|word| !word.is_empty()) {
        let before = line.len();
        if before > 0 {
            line.push(' ');
        }
        line.push_str(word);
        if fits(&line) {
            continue;
        }
        if before > 0 {
            line.truncate(before);
            lines.push(std::mem::take(&mut line));
            line.push_str(word);
        }
        if !fits(&line) {
            line = break_word(word, &fits, &mut lines);
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// White space, but for the kinds that hold words together.
fn breakable(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{202f}')
}

/// Pushes the full lines of a word and gives back the rest.
fn break_word(word: &str, fits: &dyn Fn(&str) -> bool, lines: &mut Vec<String>) -> String {
    let mut line = String::new();
    let mut letters = word.chars().peekable();
    while let Some(letter) = letters.next() {
        let before = line.len();
        line.push(letter);
        while let Some(mark) = letters.next_if(|c| joins(*c) || line.ends_with('\u{200d}')) {
            line.push(mark);
        }
        if before > 0 && !fits(&line) {
            let next = line.split_off(before);
            lines.push(std::mem::replace(&mut line, next));
        }
    }
    line
}

/// Characters that are drawn on or with the one before: combining marks of
/// Latin, Hebrew and Arabic, joiners, variation selectors and skin tones. Not
/// all of Unicode's grapheme rules, whose tables would weigh more than the rest
/// of the layout.
pub fn joins(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5bd}' | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Ten px a character; accents have no width.
    struct Ten;
    impl MeasureText for Ten {
        fn width(&self, text: &str, _: Font) -> f64 {
            let joined =
                text.chars().zip(text.chars().skip(1)).filter(|(a, b)| joins(*b) || *a == '\u{200d}');
            10.0 * crate::convert::count(text.chars().count() - joined.count())
        }
    }
    const FONT: Font = Font { size: 13.0, bold: true };

    fn lines(text: &str, characters: f64) -> Vec<String> {
        wrap(text, characters * 10.0, FONT, &Ten)
    }

    #[test]
    fn broken_at_spaces() {
        assert_eq!(lines("safe streets for all", 12.0), ["safe streets", "for all"]);
        assert_eq!(lines("safe streets for all", 11.9), ["safe", "streets for", "all"]);
        assert_eq!(lines("one", 3.0), ["one"]);
    }

    #[test]
    fn white_space_counts_once_and_never_makes_an_empty_line() {
        assert_eq!(lines("  a \n\n\t b  ", 1.0), ["a", "b"]);
        assert_eq!(lines("  a \n\n\t b  ", 9.0), ["a b"]);
        assert_eq!(lines("   ", 9.0), Vec::<String>::new());
        assert_eq!(lines("", 9.0), Vec::<String>::new());
        assert_eq!(lines("per 100\u{a0}000", 7.0), ["per", "100\u{a0}000"]);
    }

    #[test]
    fn a_long_word_is_broken_and_the_next_one_joins_its_rest() {
        assert_eq!(lines("to neighbourhoods it", 6.0), ["to", "neighb", "ourhoo", "ds it"]);
        assert_eq!(lines("abc", 0.0), ["a", "b", "c"]);
    }

    #[test]
    fn an_accent_stays_with_its_letter() {
        assert_eq!(lines("Panama\u{301}s", 1.0), ["P", "a", "n", "a", "m", "a\u{301}", "s"]);
    }

    #[test]
    fn what_joiners_hold_together_stays_so_and_vowel_signs_stay_with_their_letter() {
        assert_eq!(lines("a👨\u{200d}👩b", 1.0), ["a", "👨\u{200d}👩", "b"]);
        assert_eq!(lines("ه\u{64f}ن\u{652}د", 1.0), ["ه\u{64f}", "ن\u{652}", "د"]);
    }

    proptest! {
        #[test]
        fn nothing_is_lost_and_no_line_is_empty_or_too_wide(text in "[a-zé ]{0,60}|\\PC{0,30}", characters in 0.0..20.0_f64) {
            let lines = lines(&text, characters);
            let joined: String = lines.concat().split(breakable).collect();
            prop_assert_eq!(joined, text.split(breakable).collect::<String>());
            for line in lines {
                let width = Ten.width(&line, FONT);
                prop_assert!(!line.is_empty() && (width <= characters * 10.0 || width <= 10.0), "{:?}", line);
            }
        }
    }
}
