//! Scenes onto canvas elements, at the pixels of the screen.

use js_sys::Reflect;
use wasm_bindgen::JsCast as _;
use web_sys::HtmlCanvasElement;

use super::pen::Pen;
use crate::convert::round_u32;
use crate::paint::{self, Dialect, UNITS};
use crate::scene::Scene;

/// More device pixels than this are not asked for: Safari on a phone gives an
/// empty canvas beyond 2^24, and others beyond 2^14 on a side.
const MOST_PIXELS: f64 = 16_777_216.0;
const LONGEST_SIDE: f64 = 16_384.0;

/// The size of a plot box.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Size {
    /// CSS pixels.
    pub width: f64,
    /// CSS pixels.
    pub height: f64,
    /// Device pixels in a CSS pixel.
    pub ratio: f64,
    /// Device pixels.
    columns: u32,
    /// Device pixels.
    rows: u32,
}

impl Size {
    /// From the content box in CSS pixels and the window's ratio.
    pub fn new(width: f64, height: f64, ratio: f64) -> Self {
        Size::snapped((width, height), (width * ratio, height * ratio), ratio)
    }

    /// From the content box in CSS pixels and, as the browser says, in device pixels.
    ///
    /// The two differ by snapping (less than a pixel; then the window's ratio
    /// holds, so that hairlines stay on whole pixels), or because the page
    /// zooms the element by CSS. A box of fewer pixels than the window's ratio
    /// makes is not believed: an emulated ratio does not reach it.
    ///
    /// The scene's size follows from the device pixels, so that it fills them exactly.
    pub fn snapped(css: (f64, f64), device: (f64, f64), ratio: f64) -> Self {
        let (width, height) = css;
        if !(width >= 1.0 && height >= 1.0) {
            return Size::default();
        }
        let (mut columns, mut rows) = device;
        let mut ratio = if ratio > 0.0 { ratio } else { 1.0 };
        if columns > width * ratio + 1.0 {
            ratio = columns / width;
        } else if columns < width * ratio - 1.0 {
            (columns, rows) = (width * ratio, height * ratio);
        }
        let least = ratio.min((MOST_PIXELS / (width * height)).sqrt()).min(LONGEST_SIDE / width.max(height));
        let (columns, rows) = if least < ratio { (width * least, height * least) } else { (columns, rows) };
        let (columns, rows) = (round_u32(columns).max(1), round_u32(rows).max(1));
        Size {
            width: f64::from(columns) / least,
            height: f64::from(rows) / least,
            ratio: least,
            columns,
            rows,
        }
    }

    /// Whether there is anything to paint on.
    pub fn is_empty(&self) -> bool {
        self.columns == 0
    }
}

/// A canvas and what paints on it.
pub struct Layer {
    canvas: HtmlCanvasElement,
    pen: Pen,
    /// Device pixels that it has.
    pixels: (u32, u32),
    /// Whether there may be anything on it.
    used: bool,
}

impl Layer {
    /// `None` where the browser gives no 2D context.
    pub fn new(canvas: HtmlCanvasElement) -> Option<Self> {
        let context = canvas.get_context("2d").ok()??.dyn_into().ok()?;
        let pen = Pen::new(canvas.clone(), context)?;
        Some(Layer { canvas, pen, pixels: (0, 0), used: false })
    }

    /// Paints the scene in place of what was there.
    pub fn paint(&mut self, scene: &Scene, font: &str, size: &Size) {
        if size.is_empty() {
            return;
        }
        // Setting a size clears; setting the same size would, too, and slowly.
        if self.pixels != (size.columns, size.rows) {
            self.pixels = (size.columns, size.rows);
            self.canvas.set_width(size.columns);
            self.canvas.set_height(size.rows);
            // And it takes back what the context was set to.
            let scale = 1.0 / UNITS;
            // With finite numbers and known words, none of these can fail.
            let _ = self.pen.context.set_transform(scale, 0.0, 0.0, scale, 0.0, 0.0);
            for (name, word) in [("lineJoin", "round"), ("lineCap", "round"), ("textBaseline", "middle")] {
                let _ = Reflect::set(&self.pen.context, &name.into(), &word.into());
            }
        } else {
            self.clear();
        }
        self.pen.begin();
        let _ = paint::paint(scene, font, Dialect::canvas(size.ratio), &mut self.pen);
        self.used = true;
    }

    /// Gives the pixels back.
    pub fn release(&mut self) {
        self.pixels = (0, 0);
        self.used = false;
        self.canvas.set_width(0);
        self.canvas.set_height(0);
    }

    /// Takes off what was painted.
    pub fn clear(&mut self) {
        if self.used {
            let (columns, rows) = self.pixels;
            let (width, height) = (f64::from(columns) * UNITS, f64::from(rows) * UNITS);
            self.pen.context.clear_rect(0.0, 0.0, width, height);
            self.used = false;
        }
    }
}
