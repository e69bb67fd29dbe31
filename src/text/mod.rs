//! Measuring text, without saying with what.

mod widths;

pub use widths::PublicSans;

/// Size and weight of a text. The family is the theme's, one for the whole chart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Font {
    /// CSS pixels.
    pub size: f64,
    /// Bold or regular.
    pub bold: bool,
}

/// Tells how wide a text is. In the browser canvas `measureText`, natively a
/// width table; so that layout is the same code in both.
pub trait MeasureText {
    /// Advance width in CSS pixels; finite, 0 for an empty text.
    fn width(&self, text: &str, font: Font) -> f64;
}

/// The width of numerals in CSS pixels, by their characters, each of which is
/// measured once: new figures then cost no measuring. Most fonts have no
/// kerning between numerals, so nothing is lost by leaving it out.
pub fn numerals(text: &str, font: Font, measure: &dyn MeasureText) -> f64 {
    text.chars().map(|c| measure.width(c.encode_utf8(&mut [0; 4]), font)).sum()
}
