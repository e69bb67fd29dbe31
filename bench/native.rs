//! 100,000 made-up rows in memory, read as a chart reads them and by a plain
//! pass of the `csv` crate; the medians and their ratio out.
//!
//! The plain pass is what any reader of CSV does at least: fields split, held
//! to be UTF-8, and made numbers where they are some. The two take turns, so
//! that what else the machine does meets both alike.
//!
//! `cargo xtask bench --native [--rounds N]`
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stdout)]

use std::fmt::Write as _;
use std::hint::black_box;
use std::time::{Duration, Instant};

use carsi_charts::countries::{self, AreaKind};
use carsi_charts::error::Problems;
use carsi_charts::read::{Request, Table, read};

const ROWS: usize = 100_000;
const YEARS: usize = 50;
const PLACES: usize = 200;
const FEWEST_ROUNDS: usize = 9;
/// So many times the plain pass the reading may take.
const MOST: f64 = 1.5;

fn main() {
    let rounds = rounds();
    countries::install(countries::WORLD);
    let file = file();
    let megabytes = file.len() / 10_000;
    println!("{ROWS} rows, {}.{:02} MB, {rounds} rounds in turns", megabytes / 100, megabytes % 100);
    // Once each before the clock runs, and to see that the same is read.
    let numbers = plain(&file);
    let table = ours(&file);
    assert_eq!((table.rows.len(), numbers), (ROWS, 4 * ROWS), "rows, and numbers in them");
    drop(table);
    let (mut of_plain, mut of_ours) = (Vec::new(), Vec::new());
    for _ in 0..rounds {
        of_plain.push(timed(|| plain(&file)));
        of_ours.push(timed(|| ours(&file)));
    }
    let (of_plain, of_ours) = (Times::of(of_plain), Times::of(of_ours));
    println!("{of_plain}  a plain pass of the csv crate, each field parsed to f64");
    println!("{of_ours}  read::read");
    let ratio = of_ours.median.as_secs_f64() / of_plain.median.as_secs_f64();
    println!("ratio of the medians: {ratio:.2} (aim: at most {MOST})");
}

/// `--rounds N`; cargo itself says `--bench`.
fn rounds() -> usize {
    let words: Vec<String> = std::env::args().collect();
    let asked = words.iter().position(|word| word == "--rounds").map(|at| words.get(at + 1));
    asked.map_or(FEWEST_ROUNDS, |n| n.and_then(|n| n.parse().ok()).expect("--rounds N")).max(1)
}

/// Each value follows from the number of its row and means nothing.
fn file() -> String {
    let known = (1..1_000).filter_map(|m49| countries::find(&format!("{m49:03}")));
    let countries: Vec<_> = known.filter(|area| area.kind == AreaKind::Country).collect();
    let mut text = "country,indicator,year,value,low,high,note\n".to_owned();
    for row in 0..ROWS {
        let place = row / YEARS % PLACES;
        let country = countries.get(place).expect("so many countries").en;
        let (indicator, year) = (row / YEARS / PLACES, 1975 + row % YEARS);
        let value = row * 7_919 % 9_000_000;
        let [value, low, high] = [value + 1_000, value, value + 2_000].map(|n| (n / 100_000, n % 100_000));
        let quote = if country.contains(',') { "\"" } else { "" };
        writeln!(
            text,
            "{quote}{country}{quote},Made-up indicator {indicator},{year},{}.{:05},{}.{:05},{}.{:05},made-up row {row}",
            value.0, value.1, low.0, low.1, high.0, high.1
        )
        .expect("a string takes all");
    }
    text
}

/// How many fields are numbers.
fn plain(file: &str) -> usize {
    let mut reader = csv::Reader::from_reader(file.as_bytes());
    let mut record = csv::StringRecord::new();
    let mut numbers = 0;
    while reader.read_record(&mut record).expect("the file is sound") {
        numbers += record.iter().filter_map(|field| black_box(field.parse::<f64>()).ok()).count();
    }
    numbers
}

fn ours(file: &str) -> Table {
    let mut problems = Problems::default();
    let table = read(file.as_bytes(), &Request::default(), &mut problems);
    assert_eq!(problems, Problems::default(), "nothing is wrong with the file");
    table
}

/// The time of one pass; what it gives is dropped before the clock stops.
fn timed<T>(pass: impl FnOnce() -> T) -> Duration {
    let start = Instant::now();
    drop(black_box(pass()));
    start.elapsed()
}

struct Times {
    least: Duration,
    median: Duration,
    most: Duration,
}

impl Times {
    fn of(mut times: Vec<Duration>) -> Times {
        times.sort_unstable();
        let at = |n: usize| times.get(n).copied().unwrap_or_default();
        Times { least: at(0), median: at(times.len() / 2), most: at(times.len().saturating_sub(1)) }
    }
}

impl std::fmt::Display for Times {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        let [least, median, most] = [self.least, self.median, self.most].map(|t| t.as_secs_f64() * 1000.0);
        write!(f, "{median:7.2} ms ({least:.2} to {most:.2})")
    }
}
