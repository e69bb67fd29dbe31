//! What changes around a chart: its size, the screen's pixels, the colour
//! scheme, colours set by the page, fonts.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::render::{AnimationFrame, request_animation_frame};
use js_sys::{Array, Object, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{
    DomRectReadOnly, Element, EventTarget, ResizeObserver, ResizeObserverEntry, ResizeObserverSize, Window,
};

use super::body::Work;
use super::parts::Parts;
use super::session::Session;
use super::surface::Size;
use crate::format::shortest::Plain;

/// What a visitor or a system asks of the colours; a change of any restyles.
pub const DARK: &str = "(prefers-color-scheme: dark)";
pub const CONTRAST: &str = "(prefers-contrast: more)";
pub const FORCED: &str = "(forced-colors: active)";
/// Paper is white, and all of a page is printed: painted at once, for nothing waits for a frame.
pub const PRINT: &str = "print";

#[wasm_bindgen]
extern "C" {
    /// Own import: web-sys's does not catch, and a browser that knows no
    /// device pixel box (Safari) throws.
    #[wasm_bindgen(js_name = ResizeObserver)]
    type Observer;

    #[wasm_bindgen(method, catch)]
    fn observe(this: &Observer, target: &Element, options: &Object) -> Result<(), JsValue>;
}

/// Watches that end when dropped.
pub struct Watch {
    observer: ResizeObserver,
    _begun: AnimationFrame,
    _resized: Closure<dyn FnMut(Array)>,
    _listeners: Vec<EventListener>,
    /// Armed anew for each ratio.
    _ratio: Rc<RefCell<Option<EventListener>>>,
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Starts to watch.
///
/// # Errors
/// Where the browser has no `ResizeObserver`.
pub fn all(session: &Rc<Session>) -> Result<Watch, JsValue> {
    let me = session.weak();
    let resized = Closure::new(move |entries: Array| {
        if let Some(session) = me.upgrade() {
            take(&session, &entries);
        }
    });
    let observer = ResizeObserver::new(resized.as_ref().unchecked_ref())?;
    let ratio = Rc::default();
    arm(session, &observer, &ratio);
    let begun = begin(session, &observer);
    Ok(Watch { observer, _begun: begun, _resized: resized, _listeners: listeners(session), _ratio: ratio })
}

/// Observes from the next frame on, with the sizes of that frame. Not at once:
/// a chart may be made while sizes are being told (what waits for a promise
/// runs between two observers), and one that joins in then would be told too
/// late, which the browser reports to the page as an error.
fn begin(session: &Session, observer: &ResizeObserver) -> AnimationFrame {
    let (me, observer) = (session.weak(), observer.clone());
    request_animation_frame(move |_| {
        if let Some(session) = me.upgrade() {
            observe(&observer, &session.parts);
        }
    })
}

/// Observing anew sends the sizes anew.
fn observe(observer: &ResizeObserver, parts: &Parts) {
    observer.disconnect();
    let observer: &Observer = observer.unchecked_ref();
    let options = Object::new();
    let _ = Reflect::set(&options, &"box".into(), &"device-pixel-content-box".into());
    if observer.observe(&parts.plot, &options).is_err() {
        let _ = observer.observe(&parts.plot, &Object::new());
    }
}

/// A new size. Nothing here may write to the page, nor let code of the page or
/// the loader run: where that changes a size, the browser reports a loop of
/// observations.
fn take(session: &Session, entries: &Array) {
    let entry: ResizeObserverEntry = entries.get(0).unchecked_into();
    let css = (entry.content_rect().width(), entry.content_rect().height());
    let ratio = session.window.device_pixel_ratio();
    session.resized(match device(&entry) {
        Some(device) => Size::snapped(css, device, ratio),
        None => Size::new(css.0, css.1, ratio),
    });
}

/// The device pixel box, where the browser has one.
fn device(entry: &ResizeObserverEntry) -> Option<(f64, f64)> {
    let boxes = Reflect::get(entry, &"devicePixelContentBoxSize".into()).ok()?;
    if boxes.is_undefined() {
        return None;
    }
    let size: ResizeObserverSize = boxes.unchecked_ref::<Array>().get(0).unchecked_into();
    Some((size.inline_size(), size.block_size()))
}

/// The plot's size now, before any observer has spoken.
pub fn plot_size(parts: &Parts, window: &Window) -> Size {
    let rect = parts.plot.get_bounding_client_rect();
    let rect: &DomRectReadOnly = &rect;
    let (width, height) = (rect.width(), rect.height());
    // The rectangle has fractions of pixels, but under a transform is that of the scaled box.
    let whole = f64::from(parts.plot.client_width());
    let scale = if (whole - width).abs() > 1.0 && width > 0.0 { whole / width } else { 1.0 };
    Size::new(width * scale, height * scale, window.device_pixel_ratio())
}

/// Whether a media query holds.
pub fn holds(window: &Window, query: &str) -> bool {
    window.match_media(query).ok().flatten().is_some_and(|query| query.matches())
}

/// Listens for the end of this ratio; then for the end of the next.
fn arm(session: &Session, observer: &ResizeObserver, slot: &Rc<RefCell<Option<EventListener>>>) {
    let query = format!("(resolution: {}dppx)", Plain(session.window.device_pixel_ratio()));
    let Ok(Some(query)) = session.window.match_media(&query) else { return };
    let (me, observer, weak) = (session.weak(), observer.clone(), Rc::downgrade(slot));
    let listener = EventListener::once(&query, "change", move |_| {
        if let (Some(session), Some(slot)) = (me.upgrade(), weak.upgrade()) {
            observe(&observer, &session.parts);
            arm(&session, &observer, &slot);
        }
    });
    slot.replace(Some(listener));
}

fn listeners(session: &Rc<Session>) -> Vec<EventListener> {
    let mut listeners = Vec::new();
    let mut on = |target: &EventTarget, name: &'static str, then: fn(&Session)| {
        let me = session.weak();
        listeners.push(EventListener::new(target, name, move |_| {
            if let Some(session) = me.upgrade() {
                then(&session);
            }
        }));
    };
    let restyle = |session: &Session| {
        session.restyle();
        session.request(Work::Base);
    };
    for query in [DARK, CONTRAST, FORCED] {
        if let Ok(Some(query)) = session.window.match_media(query) {
            on(&query, "change", restyle);
        }
    }
    // Not all browsers tell both; an emulated paper only the first.
    if let Ok(Some(query)) = session.window.match_media(PRINT) {
        on(&query, "change", |session| session.print(holds(&session.window, PRINT)));
    }
    on(&session.window, "beforeprint", |session| session.print(true));
    on(&session.window, "afterprint", |session| session.print(false));
    // The stylesheet gives the custom properties a transition without
    // duration: its end tells that the page has changed one of them.
    on(&session.parts.figure, "transitionend", restyle);
    let fonts = Reflect::get(&session.parts.document, &"fonts".into());
    if let Some(fonts) = fonts.ok().filter(|f| !f.is_undefined()) {
        on(fonts.unchecked_ref(), "loadingdone", |session| session.fonts_changed());
    }
    listeners
}
