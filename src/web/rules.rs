//! What is styled by number: in rules of the element's own constructed
//! stylesheet, so that no inline style is ever written and no policy objects.

use wasm_bindgen::prelude::*;
use web_sys::{CssStyleDeclaration, CssStyleRule, CssStyleSheet};

use crate::figure::Height;
use crate::geom::Point;

/// The declarations that change.
pub struct Rules {
    /// Colours and font, as custom properties of the figure.
    figure: CssStyleDeclaration,
    /// Height of the plot.
    stage: CssStyleDeclaration,
    /// Place of the tooltip.
    tip: CssStyleDeclaration,
}

impl Rules {
    /// Puts the rules into an empty sheet.
    ///
    /// # Errors
    /// What the browser says; a constructed sheet takes them.
    pub fn new(sheet: &CssStyleSheet) -> Result<Self, JsValue> {
        let add = |selector: &str| -> Result<CssStyleDeclaration, JsValue> {
            let mut text = String::from(selector);
            text.push_str("{}");
            let at = sheet.insert_rule_with_index(&text, sheet.css_rules()?.length())?;
            let rule = sheet.css_rules()?.get(at).ok_or(JsValue::NULL)?;
            Ok(rule.dyn_into::<CssStyleRule>()?.style())
        };
        Ok(Rules { figure: add(".figure")?, stage: add(".stage")?, tip: add(".tip")? })
    }

    /// Sets a property of the figure.
    pub fn figure(&self, name: &str, value: &str) {
        set(&self.figure, name, value);
    }

    /// Sets the height where the host gives none, and the least.
    pub fn height(&self, height: Height) {
        set(&self.stage, "flex-basis", &px(height.natural));
        set(&self.stage, "min-height", &px(height.least));
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

/// The names and values are ours and sound, so a refusal can only be a
/// property that the browser does not know: it is then left as it is.
fn set(style: &CssStyleDeclaration, name: &str, value: &str) {
    let _ = style.set_property(name, value);
}

/// In whole pixels, where text is sharp.
fn px(value: f64) -> String {
    let mut text = crate::convert::round_i32(value).to_string();
    text.push_str("px");
    text
}
