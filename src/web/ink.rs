//! Colours as the page writes them.

use std::cell::RefCell;

use plotters_backend::BackendColor;
use wasm_bindgen::JsValue;

use crate::convert::round_u32;
use crate::format::quantity::integer;
use crate::scene::Color;

/// Colours that are kept: a page has a few themes of some twenty each.
const KEPT: usize = 64;

thread_local! {
    /// The page's strings for the colours of late: to make one of them anew for
    /// every mark takes as long as to draw it.
    static INKS: RefCell<Vec<(Color, JsValue)>> = const { RefCell::new(Vec::new()) };
}

/// A colour as a style of a canvas. In the wasm plotters-canvas makes all of its
/// colours so (`traps::SWAPS` of `xtask`).
#[inline(never)]
pub fn canvas_color(color: BackendColor) -> JsValue {
    let (r, g, b) = color.rgb;
    let opacity = u8::try_from(round_u32(color.alpha * 100.0)).unwrap_or(100);
    let color = Color { rgb: [r, g, b], opacity };
    INKS.with_borrow_mut(|inks| {
        if let Some((_, ink)) = inks.iter().find(|(of, _)| *of == color) {
            return ink.clone();
        }
        let ink = JsValue::from_str(&css(color));
        inks.truncate(KEPT - 1);
        inks.push((color, ink.clone()));
        ink
    })
}

/// A grey, as a style of a canvas.
pub fn grey(level: u8) -> JsValue {
    canvas_color(BackendColor { alpha: 1.0, rgb: (level, level, level) })
}

/// As CSS writes it.
pub fn css(color: Color) -> String {
    let mut text = String::from("rgba(");
    for channel in color.rgb {
        text.push_str(&integer(channel));
        text.push(',');
    }
    text.push_str(match color.opacity {
        0..10 => "0.0",
        10..100 => "0.",
        _ => "",
    });
    text.push_str(&integer(if color.opacity < 100 { color.opacity } else { 1 }));
    text.push(')');
    text
}
