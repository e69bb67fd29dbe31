//! The theme of an element: ours, with what the page overrides.

use crate::format::quantity::integer;
use js_sys::Reflect;
use web_sys::{CanvasRenderingContext2d, CssStyleDeclaration};

use super::ink::{css, grey};
use super::rules::Rules;
use crate::convert::round_u32;
use crate::read::parse_number;
use crate::scene::Color;
use crate::theme::{System, Theme};

/// Reads `--chart-*` of the host's computed style over the theme.
pub fn overridden(
    mut theme: Theme,
    style: &CssStyleDeclaration,
    context: &CanvasRenderingContext2d,
) -> Theme {
    let font = property(style, "--chart-font");
    if !font.is_empty() {
        theme.font = font;
    }
    let named = [
        ("--chart-text", &mut theme.text),
        ("--chart-muted", &mut theme.muted),
        ("--chart-background", &mut theme.background),
        ("--chart-grid", &mut theme.grid),
        ("--chart-good", &mut theme.good),
        ("--chart-bad", &mut theme.bad),
    ];
    for (name, color) in named {
        read(style, name, context, color);
    }
    for (i, color) in theme.series.iter_mut().enumerate() {
        let mut name = String::from("--chart-color-");
        name.push_str(&integer(i + 1));
        read(style, &name, context, color);
    }
    theme
}

/// The colours that the system forces, from a style that names them.
pub fn system(style: &CssStyleDeclaration, context: &CanvasRenderingContext2d) -> Option<System> {
    let named = |name| parsed(&property(style, name), context);
    Some(System { canvas: named("background-color")?, text: named("color")?, quiet: named("outline-color")? })
}

/// Gives the text around the plot the theme's colours and font.
pub fn publish(theme: &Theme, dark: bool, rules: &Rules) {
    rules.figure("--font", &theme.font);
    let [accent, ..] = theme.series;
    let named = [
        ("--text", theme.text),
        ("--muted", theme.muted),
        ("--background", theme.background),
        ("--grid", theme.grid),
        ("--axis", theme.axis),
        ("--accent", accent),
    ];
    for (name, color) in named {
        rules.figure(name, &css(color));
    }
    rules.figure("color-scheme", if dark { "dark" } else { "light" });
}

fn property(style: &CssStyleDeclaration, name: &str) -> String {
    style.get_property_value(name).map_or_else(|_| String::new(), |v| v.trim().to_owned())
}

fn read(style: &CssStyleDeclaration, name: &str, context: &CanvasRenderingContext2d, color: &mut Color) {
    let value = property(style, name);
    if !value.is_empty()
        && let Some(found) = parsed(&value, context)
    {
        *color = found;
    }
}

/// Any CSS colour, by way of the canvas: it takes what the browser knows and
/// gives `#rrggbb` or `rgba(…)` back. What it does not take leaves it as it
/// was, which two different colours before tell apart.
fn parsed(value: &str, context: &CanvasRenderingContext2d) -> Option<Color> {
    let after = |level: u8| {
        for style in [grey(level), value.into()] {
            // The property setter ignores what is no colour, and never throws.
            let _ = Reflect::set(context, &"fillStyle".into(), &style);
        }
        context.fill_style().as_string()
    };
    let text = after(0)?;
    if after(255)? != text {
        return None;
    }
    if let Some(hex) = text.strip_prefix('#') {
        return u32::from_str_radix(hex, 16).ok().map(Color::hex);
    }
    let mut numbers = text.strip_prefix("rgba(")?.strip_suffix(')')?.split(',').map(str::trim);
    let mut channel = || numbers.next()?.parse::<u8>().ok();
    let rgb = [channel()?, channel()?, channel()?];
    let alpha = parse_number(numbers.next()?)?;
    let opacity = u8::try_from(round_u32(alpha * 100.0)).ok()?;
    Some(Color { rgb, opacity })
}
