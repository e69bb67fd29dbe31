//! One chart on one element: what it is, how big, what is painted of it.
//!
//! All that changes is in one [`Body`] behind one `RefCell`. It is borrowed
//! for short, never while the page's own code can run, and a second borrow is
//! refused rather than met with a panic: the browser may send an event (such
//! as `blur`) out of a call that hides or removes an element.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use gloo::render::request_animation_frame;
use js_sys::{Array, Function};
use wasm_bindgen::prelude::*;
use web_sys::{HtmlCanvasElement, ShadowRoot, Window};

use super::body::{Body, Step, Work};
use super::listen::{self, Listeners};
use super::locale::IntlLocale;
use super::look::Look;
use super::measure::CanvasMeasure;
use super::parts::{Parts, show};
use super::rules::{CanvasRule, Rules};
use super::surface::{Layer, Size};
use super::watch::{self, Watch};
use crate::access;
use crate::figure::{self, Figure, Height, View};
use crate::model::Chart;
use crate::theme::Theme;

/// A width that changes by less than this, CSS px, does not make a chart lower:
/// else a page's scrollbar could come and go for ever, with a chart that is
/// too high without it and low enough beside it.
const SCROLLBAR: f64 = 24.0;

/// One chart on one element.
pub struct Session {
    me: Weak<Session>,
    body: RefCell<Body>,
    // Before `parts`: fields drop in order, and listeners go before their elements.
    listeners: RefCell<Option<(Listeners, Watch)>>,
    /// Whether the point browser has the focus.
    pub focused: Cell<bool>,
    notify: Function,
    pub rules: Rules,
    pub window: Window,
    pub parts: Parts,
}

impl Session {
    /// Builds the elements, hidden until there is a chart.
    ///
    /// # Errors
    /// What the browser lacks.
    pub fn new(
        root: &ShadowRoot,
        rules: &Array,
        notify: Function,
        locale: IntlLocale,
    ) -> Result<Rc<Self>, JsValue> {
        let window = web_sys::window().ok_or(JsValue::NULL)?;
        let parts = Parts::new(root)?;
        let missing = || JsValue::from_str("no 2D canvas");
        let measure = CanvasMeasure::new(&parts.document).ok_or_else(missing)?;
        let layer = |canvas: &HtmlCanvasElement, rule| Layer::new(canvas.clone(), rule).ok_or_else(missing);
        let base = layer(&parts.base, Some(CanvasRule::new(rules)))?;
        let look = Look { theme: Theme::light(), dark: false, locale, measure, size: Size::default() };
        let body = Body::new(look, base, layer(&parts.over, None)?);
        let rules = Rules::new(rules);
        let session = Rc::new_cyclic(|me| Session {
            me: me.clone(),
            body: RefCell::new(body),
            listeners: RefCell::default(),
            focused: Cell::default(),
            notify,
            rules,
            window,
            parts,
        });
        let held = (listen::all(&session), watch::all(&session)?);
        session.listeners.replace(Some(held));
        Ok(session)
    }

    /// A reference that does not keep the session alive, for closures.
    pub fn weak(&self) -> Weak<Session> {
        self.me.clone()
    }

    /// Borrows the body; `None` while it is borrowed already.
    pub fn with<R>(&self, work: impl FnOnce(&mut Body) -> R) -> Option<R> {
        self.body.try_borrow_mut().ok().map(|mut body| work(&mut body))
    }

    /// Shows this chart from now on. [`Session::step`] is to be called till it is painted.
    pub fn load(&self, chart: Chart, locale: &IntlLocale) {
        let film = self.with(|body| {
            self.keep_pace(&mut body.pace);
            // What stays is not written again: new figures alone are then cheap.
            let same_locale = body.look.locale == *locale;
            let same_texts = body.chart.as_ref().is_some_and(|before| before.texts == chart.texts);
            if !(same_locale && same_texts) {
                self.parts.write(&chart.texts, locale);
            }
            if !same_locale {
                body.look.locale = locale.clone();
            }
            // What is pointed at may have moved, or be gone.
            let pointed = body.state.pointed.and_then(|key| access::selected(body.chart.as_ref()?, key));
            let found = pointed.and_then(|p| access::find(&chart, p.country, p.year?));
            body.state.pointed = found;
            body.state.pinned &= found.is_some();
            let plot = figure::has_plot(&chart);
            if body.plot != Some(plot) {
                body.plot = Some(plot);
                show(&self.parts.plot, plot);
                show(&self.parts.button, plot);
                show(&self.parts.figure, true);
            }
            body.chart = Some(chart);
            body.told = !plot;
            if !plot && !body.pace.is_film() {
                self.tell("ready", JsValue::UNDEFINED);
            }
            body.table_built = false;
            body.fitted = None;
            let film = body.pace.is_film();
            body.step = match body.styled {
                false => Step::Theme,
                true if film && !body.look.size.is_empty() => Step::Film,
                true => Step::Width,
            };
            film
        });
        if film == Some(false) {
            self.write_words();
        }
    }

    /// Takes a step on the way to a painted chart; whether there is another.
    ///
    /// What is read of the page is apart from what is written to it. Charts
    /// that are loaded in one go take each step in turn, so that the browser
    /// styles and lays out the page once for all of them and not for each.
    pub fn step(&self) -> bool {
        let theme = self.with(|body| body.step == Step::Theme) == Some(true);
        let read = theme && self.read_theme();
        let next = self.with(|body| {
            let plot = &self.parts.plot;
            let next = match body.step {
                Step::Theme => {
                    if read {
                        Step::Style
                    } else {
                        Step::Width
                    }
                }
                Step::Style => {
                    self.publish(body);
                    Step::Width
                }
                Step::Width => Step::Height(plot.client_width()),
                Step::Height(width) => {
                    self.fit(body, width.into());
                    Step::Size
                }
                Step::Size => {
                    body.look.size = watch::plot_size(&self.parts, &self.window);
                    let width = plot.client_width();
                    match body.fitted {
                        Some((fitted, _)) if fitted != f64::from(width) => Step::Again(width),
                        _ => Step::Paint,
                    }
                }
                Step::Again(width) => {
                    self.fit(body, width.into());
                    Step::Resized
                }
                Step::Resized => {
                    body.look.size = watch::plot_size(&self.parts, &self.window);
                    Step::Paint
                }
                Step::Film => {
                    // As it was: asking would be a layout, and of another size the observer tells in this frame.
                    self.fit(body, body.look.size.width);
                    self.finish(body)
                }
                // At once: a frame later would be a frame late.
                Step::Paint => self.finish(body),
                Step::Done => Step::Done,
            };
            body.step = next;
            next != Step::Done
        });
        next == Some(true)
    }

    /// Paints the chart, if it has a size.
    fn finish(&self, body: &mut Body) -> Step {
        body.work = Work::Base;
        self.flush(body);
        Step::Done
    }

    /// Shows no chart.
    pub fn unload(&self) {
        show(&self.parts.figure, false);
        self.with(|body| {
            body.chart = None;
            body.step = Step::Done;
            body.plot = None;
            body.figure = Figure::default();
            body.state.pointed = None;
        });
    }

    /// Gives the canvases' pixels back, or paints them again.
    pub fn rest(&self, resting: bool) {
        self.with(|body| {
            // Not before the page knows of the first painting.
            if body.resting == resting || resting && !body.told {
                return;
            }
            body.resting = resting;
            if resting {
                body.base.release();
                body.over.release();
            } else {
                body.paint();
                body.mark();
            }
        });
    }

    /// Sets the height that suits a width.
    fn fit(&self, body: &mut Body, width: f64) {
        let Some(chart) = body.chart.as_ref().filter(|_| width >= 1.0) else { return };
        let height = figure::height(chart, &View { width, ..body.look.view() });
        let keep = |(before, old): (f64, Height)| {
            old.natural >= height.natural && (before - width).abs() < SCROLLBAR
        };
        if !body.fitted.is_some_and(keep) {
            body.fitted = Some((width, height));
            if body.height != Some(height) {
                body.height = Some(height);
                self.rules.height(height);
            }
        }
    }

    /// Takes a new size. Between layout and paint, so the canvases are painted
    /// at once, or they would be shown stretched first; but whatever writes to
    /// the page (the height for a new width, the tooltip's place, the end of
    /// the fallback after the first paint) waits for the next frame.
    pub fn resized(&self, size: Size) {
        let work = self.with(|body| {
            if body.look.size == size {
                return None;
            }
            body.look.size = size;
            if !body.told {
                return Some(Work::Base);
            }
            body.paint();
            body.mark();
            body.work = Work::Around;
            Some(Work::Around)
        });
        if let Some(work) = work.flatten() {
            self.request(work);
        }
    }

    /// A font has arrived.
    pub fn fonts_changed(&self) {
        self.with(|body| body.look.measure.forget());
        self.request(Work::Base);
    }

    /// Has this done in the next frame, with whatever else is asked till then.
    pub fn request(&self, work: Work) {
        self.with(|body| {
            body.work = body.work.max(work);
            if body.frame.is_none() {
                let me = self.weak();
                body.frame = Some(request_animation_frame(move |_| {
                    if let Some(session) = me.upgrade() {
                        session.with(|body| {
                            session.fit(body, body.look.size.width);
                            session.flush(body);
                        });
                    }
                }));
            }
        });
    }

    fn flush(&self, body: &mut Body) {
        body.frame = None;
        let work = std::mem::replace(&mut body.work, Work::Nothing);
        if body.chart.is_none() || body.look.size.is_empty() {
            return;
        }
        if work == Work::Base {
            body.paint();
            if !body.told {
                body.told = true;
                if !body.pace.is_film() {
                    self.tell("ready", JsValue::UNDEFINED);
                }
            }
        }
        if work >= Work::Around {
            self.range(body);
        }
        if work >= Work::Over {
            self.point(body);
        }
    }

    /// Tells the loader something, after all of this is done: its listeners
    /// may change, move or remove the element.
    pub fn tell(&self, kind: &'static str, detail: JsValue) {
        let me = self.weak();
        let call = Closure::once_into_js(move || {
            if let Some(notify) = me.upgrade().map(|session| session.notify.clone()) {
                // The loader's function catches what its listeners throw.
                let _ = notify.call2(&JsValue::UNDEFINED, &kind.into(), &detail);
            }
        });
        self.window.queue_microtask(call.unchecked_ref());
    }
}
