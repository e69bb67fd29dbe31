//! Two rows of headings in, one out: `Homicides | Homicides` above `2015 | 2016`
//! is `Homicides 2015 | Homicides 2016`.

use crate::countries::{among, fold};
use crate::read::header::is_value;
use crate::read::{figure, marks, period, roles};

/// Headings that are kept whatever stands above them.
const KEPT: [&str; 5] = [roles::FEET, roles::LOWS.0, roles::HIGHS.0, roles::ERRORS.0, roles::FLAGS.0];

/// One row of headings, if the first of two has groups that the second tells
/// apart, and nothing else stands in the second: then it is no row of figures.
/// A heading that spans several columns is in each, or in the first with blank
/// ones beside it.
pub fn joined(above: &[String], below: &[String]) -> Option<Vec<String>> {
    let cell = |row: &[String], at: usize| row.get(at).cloned().unwrap_or_default();
    let width = above.len().max(below.len());
    let mut groups: Vec<String> = Vec::with_capacity(width);
    for at in 0..width {
        let (group, before) = (cell(above, at), at.checked_sub(1));
        // A blank one beside a group, where both have headings below them.
        let spans = group.is_empty()
            && !cell(below, at).is_empty()
            && before.is_some_and(|before| !cell(below, before).is_empty());
        groups.push(if spans { groups.last().cloned().unwrap_or_default() } else { group });
    }
    let is_group = |at: usize| {
        let beside = |other: Option<usize>| other.is_some_and(|other| groups.get(other) == groups.get(at));
        beside(at.checked_sub(1)) || beside(Some(at + 1))
    };
    let (mut headings, mut found) = (Vec::with_capacity(width), false);
    for (at, group) in groups.iter().enumerate() {
        let own = cell(below, at);
        headings.push(match (group.is_empty(), own.is_empty()) {
            (true, _) => own,
            (_, true) => group.clone(),
            _ if *group == own => own,
            _ if !is_group(at) || is_figure(&own) => return None,
            _ => {
                found = true;
                both(group, own)
            }
        });
    }
    // One heading above all columns is a title.
    let is_title = groups.iter().all(|group| Some(group) == groups.first());
    (found && !is_title).then_some(headings)
}

/// Whether a cell is a number, or a mark for one, and no year.
fn is_figure(text: &str) -> bool {
    let number = marks::split(text).map_or(text, |(number, _)| number);
    period::parse(text).is_none() && (figure::read(number).is_some() || marks::missing(text).is_some())
}

/// A group and a heading below it.
fn both(group: &str, own: String) -> String {
    let folded = fold(&own);
    if is_value(&own) {
        group.to_owned()
    } else if KEPT.iter().any(|known| among(&folded, known)) {
        own
    } else if period::parse(group).is_some() {
        // The year behind the name, as in `hdi_1990`.
        [&own, " ", group].concat()
    } else {
        [group, " ", &own].concat()
    }
}
