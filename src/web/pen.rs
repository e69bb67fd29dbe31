//! plotters-canvas, with text by ourselves: it sets the font, the alignment and
//! the baseline of every text anew, which takes longer than to draw it, and has
//! code to turn text, which no scene does.

use plotters_backend::text_anchor::HPos;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontStyle,
};
use plotters_canvas::CanvasBackend;
use wasm_bindgen::prelude::*;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

use super::ink::canvas_color;
use crate::format::shortest::Plain;

#[wasm_bindgen]
extern "C" {
    /// The same context. That of web-sys catches what `fillText` throws, which
    /// takes its time at each text; but it throws only for a place that is no number.
    pub type Writer;
    #[wasm_bindgen(method, js_name = fillText)]
    fn fill_text(this: &Writer, text: &JsValue, x: i32, y: i32);
    #[wasm_bindgen(method, setter, js_name = textAlign)]
    fn set_text_align(this: &Writer, word: &JsValue);
    #[wasm_bindgen(method, setter, js_name = font)]
    pub fn set_font(this: &Writer, word: &JsValue);
}

type Drawn = Result<(), DrawingErrorKind<<CanvasBackend as DrawingBackend>::ErrorType>>;

/// So many of the page's strings are kept.
const STRINGS: usize = 128;

/// Draws on one canvas.
pub struct Pen {
    pub context: CanvasRenderingContext2d,
    plotters: CanvasBackend,
    /// Of the text before in this painting: size and whether it is bold. The family is one in a painting.
    font: Option<(f64, bool)>,
    align: &'static str,
    /// What the context fills with, where it is known.
    ink: Option<BackendColor>,
    strings: Strings,
    /// Of single characters, which come more often than all others and in no order.
    characters: Strings,
}

/// The page's strings for texts, fonts and alignments of late, in the order in which they came: most stay (names,
/// years, ticks), and to make one costs half of what it costs to draw it.
#[derive(Default)]
struct Strings {
    kept: Vec<(String, JsValue)>,
    /// Where the next is likely to be.
    next: usize,
}

impl Strings {
    /// The page's string of a text, a font or an alignment.
    fn of(&mut self, text: &str) -> Option<&JsValue> {
        let (before, after) = self.kept.split_at(self.next.min(self.kept.len()));
        let at = |kept: &[(String, JsValue)]| kept.iter().position(|(of, _)| of == text);
        let found = at(after).map(|at| at + before.len()).or_else(|| at(before));
        let at = found.unwrap_or_else(|| {
            if self.kept.len() == STRINGS {
                self.kept.clear();
            }
            self.kept.push((text.to_owned(), JsValue::from_str(text)));
            self.kept.len() - 1
        });
        self.next = at + 1;
        self.kept.get(at).map(|(_, kept)| kept)
    }
}

impl Pen {
    /// `None` where the browser gives no 2D context.
    pub fn new(canvas: HtmlCanvasElement, context: CanvasRenderingContext2d) -> Option<Self> {
        let plotters = CanvasBackend::with_canvas_object(canvas)?;
        Some(Pen {
            context,
            plotters,
            font: None,
            align: "",
            ink: None,
            strings: Strings::default(),
            characters: Strings::default(),
        })
    }

    /// A new painting begins. A font may have come since the last.
    pub fn begin(&mut self) {
        self.font = None;
        self.align = "";
        self.ink = None;
    }

    #[expect(
        deprecated,
        reason = "the new way takes a string of ours, which is one more for the page each time"
    )]
    fn fill(&mut self, color: BackendColor) {
        if self.ink.as_ref().is_none_or(|ink| (ink.rgb, ink.alpha) != (color.rgb, color.alpha)) {
            self.context.set_fill_style(&canvas_color(color));
            self.ink = Some(color);
        }
    }
}

impl DrawingBackend for Pen {
    type ErrorType = <CanvasBackend as DrawingBackend>::ErrorType;

    fn get_size(&self) -> (u32, u32) {
        self.plotters.get_size()
    }

    fn ensure_prepared(&mut self) -> Drawn {
        self.plotters.ensure_prepared()
    }

    fn present(&mut self) -> Drawn {
        self.plotters.present()
    }

    fn draw_pixel(&mut self, point: BackendCoord, color: BackendColor) -> Drawn {
        self.plotters.draw_pixel(point, color)
    }

    #[inline(never)]
    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        self.plotters.draw_path(path, style)
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        vertices: I,
        style: &S,
    ) -> Drawn {
        self.ink = None;
        self.plotters.fill_polygon(vertices, style)
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, at: BackendCoord) -> Drawn {
        let align = match style.anchor().h_pos {
            HPos::Left => "start",
            HPos::Right => "end",
            HPos::Center => "center",
        };
        let writer: &Writer = self.context.unchecked_ref();
        if align != self.align {
            self.align = align;
            if let Some(word) = self.strings.of(align) {
                writer.set_text_align(word);
            }
        }
        let font = (style.size(), matches!(style.style(), FontStyle::Bold));
        if Some(font) != self.font {
            self.font = Some(font);
            let (size, weight) = (Plain(style.size()), style.style());
            let font = format!("{} {size}px {}", weight.as_str(), style.family().as_str());
            if let Some(word) = self.strings.of(&font) {
                writer.set_font(word);
            }
        }
        self.fill(style.color());
        let writer: &Writer = self.context.unchecked_ref();
        let strings = if text.len() == 1 { &mut self.characters } else { &mut self.strings };
        if let Some(text) = strings.of(text) {
            writer.fill_text(text, at.0, at.1);
        }
        Ok(())
    }
}
