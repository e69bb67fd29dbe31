//! Scenes onto canvas elements, at the pixels of the screen.

use js_sys::Reflect;
use wasm_bindgen::JsCast as _;
use web_sys::HtmlCanvasElement;

use super::pen::Pen;
use super::rules::CanvasRule;
use crate::convert::round_u32;
use crate::paint::{self, Dialect, UNITS};
use crate::scene::Scene;
use crate::text::MeasureText;

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

/// A bitmap that is wider or higher than is asked for by no more than one part in so many is kept.
const SPARE: u32 = 8;
/// So many new ones, and a box is taken to be dragged: the next have so much more than is asked for, half of what is kept.
const DRAGGED: u32 = 3;
const MORE: u32 = 16;
/// Nothing more for a side longer than this, device pixels: it would be too many.
const LONG_SIDE: u32 = 3840;

/// How a scene is painted.
pub struct Manner<'a> {
    /// A CSS family list.
    pub font: &'a str,
    pub size: &'a Size,
    /// For numerals one by one: see [`Dialect`].
    pub numerals: Option<&'a dyn MeasureText>,
}

/// A canvas and what paints on it.
pub struct Layer {
    canvas: HtmlCanvasElement,
    pen: Pen,
    /// Sizes the canvas where its bitmap is not of its box's size. Without it, the bitmap always is.
    rule: Option<CanvasRule>,
    /// Device pixels that it has.
    pixels: (u32, u32),
    /// How many of them there are in a CSS pixel.
    ratio: f64,
    /// How many bitmaps there were since the pixels were given back.
    bitmaps: u32,
    /// Whether there may be anything on it.
    used: bool,
}

impl Layer {
    /// `None` where the browser gives no 2D context.
    pub fn new(canvas: HtmlCanvasElement, rule: Option<CanvasRule>) -> Option<Self> {
        let context = canvas.get_context("2d").ok()??.dyn_into().ok()?;
        let pen = Pen::new(canvas.clone(), context)?;
        Some(Layer { canvas, pen, rule, pixels: (0, 0), ratio: 0.0, bitmaps: 0, used: false })
    }

    /// Paints the scene in place of what was there.
    pub fn paint(&mut self, scene: &Scene, manner: &Manner<'_>) {
        let size = manner.size;
        if size.is_empty() {
            return;
        }
        if self.fit(size) {
            // A new bitmap takes back what the context was set to.
            let scale = 1.0 / UNITS;
            // With finite numbers and known words, none of these can fail.
            let _ = self.pen.context.scale(scale, scale);
            for (name, word) in [("lineJoin", "round"), ("lineCap", "round"), ("textBaseline", "middle")] {
                let _ = Reflect::set(&self.pen.context, &name.into(), &word.into());
            }
        } else {
            self.clear();
        }
        self.pen.begin();
        let dialect = Dialect::canvas(size.ratio, manner.numerals);
        let _ = paint::paint(scene, manner.font, dialect, &mut self.pen);
        self.used = true;
    }

    /// Has a bitmap of a size, or one that is a little larger; true if it is a new one, empty.
    ///
    /// A new bitmap costs more than what is painted on it, so a box that is
    /// dragged to other sizes does not get one for each.
    fn fit(&mut self, size: &Size) -> bool {
        let (has, asked) = (self.pixels, (size.columns, size.rows));
        let elastic = self.rule.is_some() && self.ratio == size.ratio;
        let keeps = |has: u32, asked: u32| match has.checked_sub(asked) {
            Some(spare) => spare == 0 || elastic && spare <= has / SPARE,
            None => false,
        };
        let kept = keeps(has.0, asked.0) && keeps(has.1, asked.1);
        if !kept {
            self.bitmaps += 1;
            let grows = elastic && self.bitmaps > DRAGGED && asked.0.max(asked.1) <= LONG_SIDE;
            let more =
                |has: u32, asked: u32| if grows && has != asked { asked + asked / MORE } else { asked };
            self.pixels = (more(has.0, asked.0), more(has.1, asked.1));
            // Each clears, even where nothing changes, and slowly.
            if self.pixels.0 != has.0 {
                self.canvas.set_width(self.pixels.0);
            }
            if self.pixels.1 != has.1 {
                self.canvas.set_height(self.pixels.1);
            }
        }
        self.ratio = size.ratio;
        if let Some(rule) = &mut self.rule {
            rule.size(self.pixels, if self.pixels == asked { 0.0 } else { size.ratio });
        }
        !kept
    }

    /// Gives the pixels back.
    pub fn release(&mut self) {
        self.pixels = (0, 0);
        self.bitmaps = 0;
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
