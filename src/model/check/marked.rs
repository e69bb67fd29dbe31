//! What few line charts ask for: a log scale. In the browser these functions
//! are doors of the part `views` of the wasm (see `views::fetched`).

use super::Checking;
use crate::error::{Code, Place};
use crate::format::quantity::integer;
use crate::model::{Indicator, Scale, ViewKind};

/// Most readings that a problem names.
const NAMED: usize = 3;

/// Settles a log scale: not for views whose bars, cells and tiles have none,
/// nor where no number is above zero. What has no place on it is noted.
#[inline(never)]
pub fn settle_log(indicator: &mut Indicator, checking: &mut Checking) {
    indicator.show.scale = Scale::Linear;
    if !matches!(indicator.show.view, ViewKind::Line | ViewKind::Dots | ViewKind::Slope) {
        return;
    }
    let (mut above, mut beyond, mut named) = (false, 0, String::new());
    for series in &indicator.series {
        for reading in series.readings.iter().filter(|r| indicator.shows(series, r.year)) {
            let Some(number) = reading.value.number() else { continue };
            above |= number > 0.0;
            if number > 0.0 {
                continue;
            }
            beyond += 1;
            if beyond <= NAMED {
                named.push_str(if named.is_empty() { "" } else { ", " });
                named.push_str(series.area.iso3);
                named.push(' ');
                named.push_str(&integer(reading.year));
            }
        }
    }
    if beyond > NAMED {
        named.push_str(", …");
    }
    indicator.show.scale = if above { Scale::Log } else { Scale::NoLog };
    if beyond > 0 {
        let place = Place::Pointer("/scale".to_owned());
        checking.problems.push(Code::LogNonPositive, place, &named, if above { "" } else { "linear" });
    }
}
