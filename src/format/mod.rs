//! Numbers and words, in English and Spanish.

mod areas;
pub mod digits;
pub mod methods;
mod native;
pub mod phrases;
pub mod problems;
pub mod quantity;
pub mod shortest;
mod verdicts;
pub mod words;

pub use native::{NativeLocale, Rules};

/// The languages that the words exist in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Lang {
    /// English.
    #[default]
    En,
    /// Spanish.
    Es,
}

impl Lang {
    /// The other one.
    pub fn other(self) -> Lang {
        match self {
            Lang::En => Lang::Es,
            Lang::Es => Lang::En,
        }
    }
}

/// How numbers are written: by [`Rules`], and in a browser by `Intl` where there are none for a tag.
pub trait Locale {
    /// The language of the words.
    fn lang(&self) -> Lang;

    /// A finite number with exactly `decimals` digits after the mark, grouped
    /// as the locale does, rounded half away from zero on its shortest decimal
    /// form (as `Intl` does), with U+2212 for minus and never "−0".
    fn number(&self, value: f64, decimals: u8) -> String;
}
