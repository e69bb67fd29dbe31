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
    type Writer;
    #[wasm_bindgen(method, js_name = fillText)]
    fn fill_text(this: &Writer, text: &JsValue, x: i32, y: i32);
}

type Drawn = Result<(), DrawingErrorKind<<CanvasBackend as DrawingBackend>::ErrorType>>;

/// Draws on one canvas.
pub struct Pen {
    pub context: CanvasRenderingContext2d,
    plotters: CanvasBackend,
    /// Of the text before in this painting: size and whether it is bold. The family is one in a painting.
    font: Option<(f64, bool)>,
    align: &'static str,
    /// The page's strings for the texts of the painting before, in their order: most stay (years, ticks), and to make
    /// one costs half of what it costs to draw it.
    texts: Vec<(String, JsValue)>,
    /// How many of them this painting has had.
    text: usize,
}

impl Pen {
    /// `None` where the browser gives no 2D context.
    pub fn new(canvas: HtmlCanvasElement, context: CanvasRenderingContext2d) -> Option<Self> {
        let plotters = CanvasBackend::with_canvas_object(canvas)?;
        Some(Pen { context, plotters, font: None, align: "", texts: Vec::new(), text: 0 })
    }

    /// A new painting begins. A font may have come since the last.
    pub fn begin(&mut self) {
        self.font = None;
        self.align = "";
        self.text = 0;
    }

    /// Writes in the font, alignment and colour that are set.
    fn write(&mut self, text: &str, at: BackendCoord) {
        let fresh = || (text.to_owned(), JsValue::from_str(text));
        match self.texts.get_mut(self.text) {
            Some(kept) if kept.0 == text => {}
            Some(kept) => *kept = fresh(),
            None => self.texts.push(fresh()),
        }
        if let Some((_, string)) = self.texts.get(self.text) {
            self.context.unchecked_ref::<Writer>().fill_text(string, at.0, at.1);
        }
        self.text += 1;
    }

    #[expect(
        deprecated,
        reason = "the new way takes a string of ours, which is one more for the page each time"
    )]
    fn fill(&self, color: BackendColor) {
        self.context.set_fill_style(&canvas_color(color));
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
        self.plotters.fill_polygon(vertices, style)
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, at: BackendCoord) -> Drawn {
        let align = match style.anchor().h_pos {
            HPos::Left => "start",
            HPos::Right => "end",
            HPos::Center => "center",
        };
        if align != self.align {
            self.align = align;
            self.context.set_text_align(align);
        }
        let font = (style.size(), matches!(style.style(), FontStyle::Bold));
        if Some(font) != self.font {
            self.font = Some(font);
            let (size, weight) = (Plain(style.size()), style.style());
            self.context.set_font(&format!("{} {size}px {}", weight.as_str(), style.family().as_str()));
        }
        self.fill(style.color());
        self.write(text, at);
        Ok(())
    }
}
