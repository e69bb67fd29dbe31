//! Pointers, keys and buttons, as events of the interaction.

use std::cell::Cell;
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::prelude::*;
use web_sys::{DomRectReadOnly, Element, EventTarget, KeyboardEvent, Node, PointerEvent};

use super::session::Session;
use crate::geom::Point;
use crate::interact::{Event, Move};

/// A pointer that moves farther than this between down and up was dragged, CSS px.
const DRAG: f64 = 10.0;

/// A pointer that has stayed at a reading for so long, ms, has come to rest.
const RESTED: f64 = 300.0;

/// Listeners that leave when dropped.
pub type Listeners = Vec<EventListener>;

/// Starts to listen.
pub fn all(session: &Rc<Session>) -> Listeners {
    let parts = &session.parts;
    let mut on = On { session, listeners: Vec::new() };
    let still = Still::default();
    on.pointer(&parts.plot, "pointermove", move |session, event| {
        // A finger points only while it is down, and then drags through the readings.
        if !still.holds(session, event) {
            let before = session.pointed();
            session.react(Event::Hover(place(session, event)));
            if session.pointed() != before {
                still.since.set(event.time_stamp());
            }
        }
    });
    on.pointer(&parts.plot, "pointerleave", |session, _| session.react(Event::Leave));
    let down: Rc<Cell<Option<Point>>> = Rc::default();
    let at = Rc::clone(&down);
    on.pointer(&parts.plot, "pointerdown", move |session, event| {
        at.set((event.button() == 0 && !is_on_tip(session, event)).then(|| place(session, event)));
    });
    let at = Rc::clone(&down);
    on.pointer(&parts.plot, "pointerup", move |session, event| {
        if let Some(from) = at.take() {
            let to = place(session, event);
            if (to.x - from.x).abs().max((to.y - from.y).abs()) <= DRAG {
                session.react(Event::Tap(to));
            }
        }
    });
    on.pointer(&parts.plot, "pointercancel", move |session, _| {
        down.set(None);
        session.react(Event::Leave);
    });
    on.event(&parts.browser, "focus", |session, _| {
        session.focused.set(true);
        session.react(Event::Focus);
    });
    on.event(&parts.browser, "blur", |session, _| {
        session.focused.set(false);
        session.react(Event::Blur);
    });
    on.event(&parts.button, "click", |session, _| session.react(Event::ToggleTable));
    on.key(&parts.browser, key);
    // A reading held by a tap is let go by a tap elsewhere, and any by Escape,
    // wherever the focus is (WCAG 1.4.13).
    on.event(&parts.document, "pointerdown", |session, event| {
        // What is inside the shadow root, the document takes for the host.
        if event.target().as_deref() != Some(&*session.parts.host) {
            session.react(Event::Dismiss);
        }
    });
    on.event(&parts.document, "keydown", |session, event| {
        if event.unchecked_ref::<KeyboardEvent>().key() == "Escape" {
            session.react(Event::Dismiss);
        }
    });
    on.listeners
}

/// A pointer may move onto the tooltip, and it stays (WCAG 1.4.13); but what moves on through the readings is not held up
/// by a tooltip that comes in its way.
#[derive(Default)]
struct Still {
    /// When the reading pointed at became another, ms.
    since: Cell<f64>,
    over: Cell<bool>,
    held: Cell<bool>,
}

impl Still {
    /// Whether the pointer is on the tooltip, and came to it from a reading at which it had rested.
    fn holds(&self, session: &Session, event: &PointerEvent) -> bool {
        let over = is_on_tip(session, event);
        if self.over.replace(over) != over {
            self.held.set(over && event.time_stamp() - self.since.get() >= RESTED);
        }
        self.held.get()
    }
}

fn is_on_tip(session: &Session, event: &PointerEvent) -> bool {
    session.parts.tip.contains(event.target().as_ref().and_then(|target| target.dyn_ref::<Node>()))
}

/// Takes the keys that mean something; true if this was one.
fn key(session: &Session, event: &KeyboardEvent) -> bool {
    if event.ctrl_key() || event.alt_key() || event.meta_key() {
        return false;
    }
    let to = match event.key().as_str() {
        "ArrowLeft" => Move::Left,
        "ArrowRight" => Move::Right,
        "ArrowUp" => Move::Up,
        "ArrowDown" => Move::Down,
        "Home" => Move::First,
        "End" => Move::Last,
        _ => return false,
    };
    session.react(Event::Key(to));
    true
}

/// Where a pointer is on the plot, in its CSS pixels: right under a zoom or a
/// transform of the page.
fn place(session: &Session, event: &PointerEvent) -> Point {
    let rect = session.parts.plot.get_bounding_client_rect();
    let rect: &DomRectReadOnly = &rect;
    let size = session.with(|body| (body.look.size.width, body.look.size.height));
    let (width, height) = size.unwrap_or_default();
    let share = |client: i32, start: f64, length: f64| (f64::from(client) - start) / length.max(1.0);
    Point {
        x: share(event.client_x(), rect.left(), rect.width()) * width,
        y: share(event.client_y(), rect.top(), rect.height()) * height,
    }
}

struct On<'a> {
    session: &'a Rc<Session>,
    listeners: Listeners,
}

impl On<'_> {
    fn event(
        &mut self,
        target: &EventTarget,
        name: &'static str,
        then: impl Fn(&Session, &web_sys::Event) + 'static,
    ) {
        let me = self.session.weak();
        self.listeners.push(EventListener::new(target, name, move |event| {
            if let Some(session) = me.upgrade() {
                then(&session, event);
            }
        }));
    }

    fn pointer(
        &mut self,
        target: &Element,
        name: &'static str,
        then: impl Fn(&Session, &PointerEvent) + 'static,
    ) {
        self.event(target, name, move |session, event| {
            then(session, event.unchecked_ref());
        });
    }

    /// Keys that are taken do not scroll the page.
    fn key(&mut self, target: &Element, take: impl Fn(&Session, &KeyboardEvent) -> bool + 'static) {
        let me = self.session.weak();
        let options = EventListenerOptions::enable_prevent_default();
        self.listeners.push(EventListener::new_with_options(target, "keydown", options, move |event| {
            if let Some(session) = me.upgrade()
                && take(&session, event.unchecked_ref())
            {
                event.prevent_default();
            }
        }));
    }
}
