//! Text widths by the canvas that will paint them.

use crate::format::quantity::integer;
use std::cell::RefCell;

use wasm_bindgen::JsCast as _;
use web_sys::{CanvasRenderingContext2d, Document, HtmlCanvasElement};

use super::pen::Writer;
use crate::convert::round_i32;
use crate::paint::UNITS;
use crate::text::{Font, MeasureText};

/// Widths kept. A chart asks for some dozens, an editor at the keyboard for
/// ever new ones; when full, the store is emptied and fills again.
const MOST_KEPT: usize = 1024;

/// Measures on a canvas of its own, which is never put into the page.
pub struct CanvasMeasure {
    context: CanvasRenderingContext2d,
    store: RefCell<Store>,
}

struct Store {
    family: String,
    /// What the context is set to, so that it is not set (and parsed) again.
    current: Option<Font>,
    /// Sorted by key.
    kept: Vec<(Key, f64)>,
}

/// Bits of the size, weight, text.
type Key = (u64, bool, Box<str>);

impl CanvasMeasure {
    /// `None` where the browser gives no 2D context.
    pub fn new(document: &Document) -> Option<Self> {
        let canvas: HtmlCanvasElement = document.create_element("canvas").ok()?.unchecked_into();
        canvas.set_width(1);
        canvas.set_height(1);
        let context = canvas.get_context("2d").ok()??.dyn_into().ok()?;
        let store = Store { family: String::new(), current: None, kept: Vec::new() };
        Some(CanvasMeasure { context, store: RefCell::new(store) })
    }

    /// The context, for reading colours back.
    pub fn context(&self) -> &CanvasRenderingContext2d {
        &self.context
    }

    /// Measures in this CSS family list from now on.
    pub fn set_family(&self, family: &str) {
        if let Ok(mut store) = self.store.try_borrow_mut()
            && store.family != family
        {
            family.clone_into(&mut store.family);
            store.forget();
        }
    }

    /// Forgets all widths, as a font has arrived.
    pub fn forget(&self) {
        if let Ok(mut store) = self.store.try_borrow_mut() {
            store.forget();
        }
    }

    /// In units of paint, not in CSS pixels: at small sizes some systems round
    /// advances to whole pixels, and optical sizes differ; what is painted is
    /// painted large and scaled down.
    fn ask(&self, store: &mut Store, text: &str, font: Font) -> f64 {
        if store.current != Some(font) {
            let mut css = String::from(if font.bold { "bold " } else { "" });
            css.push_str(&integer(round_i32(font.size * UNITS)));
            css.push_str("px ");
            css.push_str(&store.family);
            self.context.unchecked_ref::<Writer>().set_font(&css.into());
            store.current = Some(font);
        }
        self.context.measure_text(text).map_or(0.0, |m| m.width() / UNITS)
    }
}

impl Store {
    fn forget(&mut self) {
        self.current = None;
        self.kept.clear();
    }
}

impl MeasureText for CanvasMeasure {
    fn width(&self, text: &str, font: Font) -> f64 {
        let Ok(mut store) = self.store.try_borrow_mut() else { return 0.0 };
        let order =
            |(size, bold, kept): &Key| (*size, *bold, &**kept).cmp(&(font.size.to_bits(), font.bold, text));
        match store.kept.binary_search_by(|(key, _)| order(key)) {
            Ok(i) => store.kept.get(i).map_or(0.0, |(_, width)| *width),
            Err(i) => {
                let width = self.ask(&mut store, text, font);
                if store.kept.len() >= MOST_KEPT {
                    store.kept.clear();
                }
                let i = i.min(store.kept.len());
                store.kept.insert(i, ((font.size.to_bits(), font.bold, text.into()), width));
                width
            }
        }
    }
}
