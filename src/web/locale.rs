//! Numbers by rule where the tag has one, else as the browser's `Intl` writes them.

use std::cell::RefCell;

use js_sys::{Object, Reflect};
use wasm_bindgen::prelude::*;

use crate::format::{Lang, Locale, Rules};

/// U+2212.
const MINUS: &str = "\u{2212}";

#[wasm_bindgen]
extern "C" {
    /// Own import rather than js-sys's, which does not catch: a tag that is no
    /// language tag throws.
    #[wasm_bindgen(js_namespace = Intl, js_name = NumberFormat)]
    type NumberFormat;

    #[wasm_bindgen(constructor, catch, js_namespace = Intl, js_class = "NumberFormat")]
    fn new(tag: &str, options: &Object) -> Result<NumberFormat, JsValue>;

    #[wasm_bindgen(method)]
    fn format(this: &NumberFormat, value: f64) -> String;
}

/// A format of a tag for a count of decimals.
struct Format {
    tag: String,
    decimals: u8,
    format: NumberFormat,
}

thread_local! {
    /// The formats of the page: to make one costs more than to draw a line
    /// chart (20 ms for the first, 0.3 ms for each after), and all charts of a
    /// page want the same few.
    static FORMATS: RefCell<Vec<Format>> = const { RefCell::new(Vec::new()) };
}

/// A language, and the tag that numbers are written by.
#[derive(Clone, PartialEq)]
pub struct IntlLocale {
    lang: Lang,
    tag: String,
    /// How, where that is known without asking.
    rules: Option<&'static Rules>,
}

impl IntlLocale {
    /// Words of `lang`, numbers of `tag`.
    pub fn new(lang: Lang, tag: &str) -> Self {
        IntlLocale { lang, tag: tag.to_owned(), rules: Rules::of(tag) }
    }

    /// Makes a format: of the tag, or of English where the tag is none.
    fn make(&self, decimals: u8) -> Option<NumberFormat> {
        let options = Object::new();
        let digits = JsValue::from(decimals);
        for key in ["minimumFractionDigits", "maximumFractionDigits"] {
            Reflect::set(&options, &key.into(), &digits).ok()?;
        }
        NumberFormat::new(&self.tag, &options).or_else(|_| NumberFormat::new("en", &options)).ok()
    }

    fn written(&self, value: f64, decimals: u8, formats: &mut Vec<Format>) -> String {
        let at = match formats.iter().position(|f| f.decimals == decimals && f.tag == self.tag) {
            Some(at) => at,
            None => {
                let Some(format) = self.make(decimals) else { return String::new() };
                formats.push(Format { tag: self.tag.clone(), decimals, format });
                formats.len() - 1
            }
        };
        let Some(Format { format, .. }) = formats.get(at) else { return String::new() };
        // The size first: what rounds to zero has no sign.
        let size = format.format(value.abs());
        if value >= 0.0 || size == format.format(0.0) {
            return size;
        }
        let mut signed = String::from(MINUS);
        signed.push_str(&size);
        signed
    }
}

impl Default for IntlLocale {
    fn default() -> Self {
        IntlLocale::new(Lang::En, "en")
    }
}

impl Locale for IntlLocale {
    fn lang(&self) -> Lang {
        self.lang
    }

    fn number(&self, value: f64, decimals: u8) -> String {
        if let Some(rules) = self.rules {
            return rules.number(value, decimals);
        }
        let written = |formats: &RefCell<Vec<Format>>| {
            formats
                .try_borrow_mut()
                .map_or_else(|_| String::new(), |mut f| self.written(value, decimals, &mut f))
        };
        FORMATS.try_with(written).unwrap_or_default()
    }
}
