//! What is styled by number: in rules of the element's own constructed
//! stylesheet, so that no inline style is ever written and no policy objects.

use crate::convert::round_i32;
use crate::format::quantity::integer;
use js_sys::Array;
use wasm_bindgen::JsCast as _;
use web_sys::CssStyleDeclaration;

use crate::figure::Height;
use crate::geom::Point;

/// The declarations that change.
pub struct Rules {
    /// Colours and font, as custom properties of the figure.
    figure: CssStyleDeclaration,
    /// Height of the plot.
    plot: CssStyleDeclaration,
    /// Place of the tooltip.
    tip: CssStyleDeclaration,
}

impl Rules {
    /// From the declarations of the loader's rules for `.figure`, `.plot`, `.tip` and `.base`, in this order.
    pub fn new(declarations: &Array) -> Self {
        let at = |i: u32| declarations.get(i).unchecked_into();
        Rules { figure: at(0), plot: at(1), tip: at(2) }
    }

    /// Sets a property of the figure.
    pub fn figure(&self, name: &str, value: &str) {
        set(&self.figure, name, value);
    }

    /// Sets the height where the host gives none, and the least.
    pub fn height(&self, height: Height) {
        set(&self.plot, "flex-basis", &px(height.natural));
        set(&self.plot, "min-height", &px(height.least));
    }

    /// Moves the tooltip's left top corner, in CSS pixels of the plot.
    pub fn tip(&self, to: Point) {
        let mut move_to = String::from("translate(");
        move_to.push_str(&px(to.x));
        move_to.push(',');
        move_to.push_str(&px(to.y));
        move_to.push(')');
        set(&self.tip, "transform", &move_to);
    }
}

/// The declarations for a canvas.
pub struct CanvasRule {
    style: CssStyleDeclaration,
    said: String,
}

impl CanvasRule {
    /// From the declarations of the loader's rules, as [`Rules::new`].
    pub fn new(declarations: &Array) -> Self {
        CanvasRule { style: declarations.get(3).unchecked_into(), said: String::new() }
    }

    /// Has each of the canvas's pixels, `ratio` of them in a CSS pixel, on one
    /// of the screen, whatever the size of its box. As large as its box, if that is 0.
    pub fn size(&mut self, (columns, rows): (u32, u32), ratio: f64) {
        let length = |pixels: u32| integer(round_i32(f64::from(pixels) * 1000.0 / ratio));
        let text = match ratio > 0.0 {
            true => {
                ["width:calc(", &length(columns), "px/1000);height:calc(", &length(rows), "px/1000)"].concat()
            }
            false => String::new(),
        };
        if self.said != text {
            self.style.set_css_text(&text);
            self.said = text;
        }
    }
}

/// The names and values are ours and sound, so a refusal can only be a
/// property that the browser does not know: it is then left as it is.
fn set(style: &CssStyleDeclaration, name: &str, value: &str) {
    let _ = style.set_property(name, value);
}

/// In whole pixels, where text is sharp.
fn px(value: f64) -> String {
    let mut text = integer(round_i32(value));
    text.push_str("px");
    text
}
