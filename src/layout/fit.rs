//! One line of text into the room there is.

use super::wrap::joins;
use crate::text::{Font, MeasureText};

/// The text, or as much of its beginning as fits with an ellipsis; empty if
/// not even that does. What is drawn as one character is never cut in two.
/// The whole text stays in the tooltip and the table.
pub fn fit(text: &str, room: f64, font: Font, measure: &dyn MeasureText) -> String {
    if measure.width(text, font) <= room {
        return text.to_owned();
    }
    let mut cut = text;
    while let Some((last, next)) = cut.char_indices().next_back() {
        cut = cut.get(..last).unwrap_or_default();
        if joins(next) || cut.ends_with('\u{200d}') {
            continue;
        }
        let mut short = cut.trim_end().to_owned();
        short.push('…');
        if !cut.is_empty() && measure.width(&short, font) <= room {
            return short;
        }
    }
    String::new()
}

/// The middle for a text of `width` that would like to stand at `wanted`,
/// moved so that the text stays inside `0..room`.
pub fn within(wanted: f64, width: f64, room: f64) -> f64 {
    wanted.min(room - width / 2.0).max(width / 2.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Ten;
    impl MeasureText for Ten {
        fn width(&self, text: &str, _: Font) -> f64 {
            10.0 * crate::convert::count(text.chars().count())
        }
    }
    const FONT: Font = Font { size: 12.0, bold: false };

    #[test]
    fn cut_by_characters_with_an_ellipsis() {
        assert_eq!(fit("Panamá", 60.0, FONT, &Ten), "Panamá");
        assert_eq!(fit("Panamá", 50.0, FONT, &Ten), "Pana…");
        assert_eq!(fit("El Salvador", 40.0, FONT, &Ten), "El…");
        assert_eq!(fit("Panamá", 15.0, FONT, &Ten), "");
        assert_eq!(fit("", 0.0, FONT, &Ten), "");
    }

    #[test]
    fn what_is_drawn_as_one_character_is_not_cut_in_two() {
        let beginnings = |text: &str| -> Vec<String> {
            let widest = 10 * text.chars().count();
            let mut found: Vec<String> = (0..widest)
                .map(|room| fit(text, f64::from(u16::try_from(room).unwrap()), FONT, &Ten))
                .collect();
            found.dedup();
            found
        };
        assert_eq!(beginnings("a\u{301}e\u{301}ou"), ["", "a\u{301}…", "a\u{301}e\u{301}…"]);
        // A family joined by joiners, a thumb with its skin, a vowel sign of Arabic.
        assert_eq!(
            beginnings("👨\u{200d}👩\u{200d}👧👍\u{1f3fd}ab"),
            ["", "👨\u{200d}👩\u{200d}👧…", "👨\u{200d}👩\u{200d}👧👍\u{1f3fd}…"]
        );
        assert_eq!(beginnings("ه\u{64f}ن\u{652}دد"), ["", "ه\u{64f}…", "ه\u{64f}ن\u{652}…"]);
    }

    #[test]
    fn moved_inside() {
        assert_eq!(within(5.0, 30.0, 100.0), 15.0);
        assert_eq!(within(99.0, 30.0, 100.0), 85.0);
        assert_eq!(within(50.0, 30.0, 100.0), 50.0);
    }
}
