//! Numbers as `Intl` writes them.

use std::cell::RefCell;

use js_sys::{Object, Reflect};
use wasm_bindgen::prelude::*;

use crate::format::{Lang, Locale};

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

/// A language tag with its formats, one for each count of decimals in use.
pub struct IntlLocale {
    lang: Lang,
    tag: String,
    formats: RefCell<Vec<(u8, NumberFormat)>>,
}

/// The same language and tag; the formats follow from them.
impl PartialEq for IntlLocale {
    fn eq(&self, other: &Self) -> bool {
        self.lang == other.lang && self.tag == other.tag
    }
}

impl IntlLocale {
    /// Words of `lang`, numbers of `tag`.
    pub fn new(lang: Lang, tag: &str) -> Self {
        IntlLocale { lang, tag: tag.to_owned(), formats: RefCell::default() }
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
}

impl Locale for IntlLocale {
    fn lang(&self) -> Lang {
        self.lang
    }

    fn number(&self, value: f64, decimals: u8) -> String {
        let Ok(mut formats) = self.formats.try_borrow_mut() else { return String::new() };
        let at = match formats.iter().position(|(d, _)| *d == decimals) {
            Some(at) => at,
            None => {
                let Some(format) = self.make(decimals) else { return String::new() };
                formats.push((decimals, format));
                formats.len() - 1
            }
        };
        let Some((_, format)) = formats.get(at) else { return String::new() };
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
