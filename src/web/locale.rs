//! Numbers as `Intl` writes them.

use std::cell::RefCell;

use js_sys::{Object, Reflect};
use wasm_bindgen::prelude::*;

use crate::format::shortest::shortest;
use crate::format::{Lang, Locale};
use crate::model::Finite;

/// Rounded to a whole number, a number below this has three digits.
const UNGROUPED: f64 = 999.0;
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
    /// What stands between the whole and its decimals, where the digits are 0 to 9.
    point: Option<String>,
}

impl Format {
    /// As the browser writes the size of a number. What is too small to be
    /// grouped differs by language in its decimal mark alone, and is written
    /// here: to ask takes some ten times as long.
    fn size(&self, size: f64) -> String {
        let (Some(point), Some(value)) = (&self.point, Finite::new(size).filter(|_| size < UNGROUPED)) else {
            return self.format.format(size);
        };
        let mut text = String::new();
        shortest(value).rounded(self.decimals).write(&mut text, self.decimals.into(), (point, ""));
        text
    }
}

/// What stands between the zeros of a zero.
fn point(zero: &str, decimals: u8) -> Option<String> {
    let point = zero.trim_matches('0');
    let zeros = zero.len() - point.len();
    (zero.starts_with('0') && zeros == usize::from(decimals) + 1).then(|| point.to_owned())
}

thread_local! {
    /// The formats of the page: to make one costs more than to draw a line
    /// chart (20 ms for the first, 0.3 ms for each after), and all charts of a
    /// page want the same few.
    static FORMATS: RefCell<Vec<Format>> = const { RefCell::new(Vec::new()) };
}

/// A language, and the tag that numbers are written by.
#[derive(PartialEq)]
pub struct IntlLocale {
    lang: Lang,
    tag: String,
}

impl IntlLocale {
    /// Words of `lang`, numbers of `tag`.
    pub fn new(lang: Lang, tag: &str) -> Self {
        IntlLocale { lang, tag: tag.to_owned() }
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
                let point = point(&format.format(0.0), decimals);
                formats.push(Format { tag: self.tag.clone(), decimals, format, point });
                formats.len() - 1
            }
        };
        let Some(format) = formats.get(at) else { return String::new() };
        // The size first: what rounds to zero has no sign.
        let size = format.size(value.abs());
        if value >= 0.0 || size == format.size(0.0) {
            return size;
        }
        let mut signed = String::from(MINUS);
        signed.push_str(&size);
        signed
    }
}

impl Locale for IntlLocale {
    fn lang(&self) -> Lang {
        self.lang
    }

    fn number(&self, value: f64, decimals: u8) -> String {
        let written = |formats: &RefCell<Vec<Format>>| {
            formats
                .try_borrow_mut()
                .map_or_else(|_| String::new(), |mut f| self.written(value, decimals, &mut f))
        };
        FORMATS.try_with(written).unwrap_or_default()
    }
}
