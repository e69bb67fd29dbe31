//! A spec of goals and their data in, sound [`Goals`] out.

use super::Checking;
use super::measure::Measuring;
use crate::format::quantity::integer;
use crate::json::pointer::push_index;
use crate::model::{Goal, Goals};
use crate::spec::GoalsSpec;
use crate::spec::goals::GoalSpec;

/// Checks goals; `None` if there are none. A door of the wasm part `goals`.
#[inline(never)]
pub fn goals(spec: &GoalsSpec, checking: &mut Checking) -> Option<Goals> {
    let chosen: Vec<(usize, &GoalSpec)> = spec
        .goals
        .iter()
        .enumerate()
        .filter(|(_, goal)| spec.goal.is_none() || goal.number == spec.goal)
        .collect();
    if chosen.is_empty() {
        match spec.goal.filter(|_| !spec.goals.is_empty()) {
            Some(number) => checking.refuse("/goal", &integer(number), "goal"),
            None => checking.refuse("/goals", "[]", "goals"),
        }
        return None;
    }
    let single = chosen.iter().map(|(_, goal)| goal.indicators.len()).sum::<usize>() == 1;
    if !single {
        refuse_single_keys(spec, checking);
    }
    let mut goals = Vec::new();
    for (i, goal) in chosen {
        let mut measures = Vec::new();
        for (j, measure) in goal.indicators.iter().enumerate() {
            let mut at = String::from("/goals");
            push_index(&mut at, i);
            at.push_str("/indicators");
            push_index(&mut at, j);
            let overrides = single.then_some(spec);
            measures.extend(Measuring { spec, measure, overrides, at }.measure(checking));
        }
        goals.push(Goal {
            number: goal.number,
            title: goal.title.resolve(checking.lang).to_owned(),
            measures,
            note: checking.text(&goal.note),
        });
    }
    Some(Goals { view: spec.view, sort: spec.sort, goals })
}

/// The keys at the top that speak of the only measure need there to be one.
fn refuse_single_keys(spec: &GoalsSpec, checking: &mut Checking) {
    for (given, pointer) in [
        (spec.unit.is_some(), "/unit"),
        (spec.decimals.is_some(), "/decimals"),
        (spec.better.is_some(), "/better"),
        (spec.baseline_year.is_some(), "/baseline_year"),
        (spec.target.is_some(), "/target"),
        (spec.target_year.is_some(), "/target_year"),
    ] {
        if given {
            checking.refuse(pointer, "", "one-measure");
        }
    }
}
