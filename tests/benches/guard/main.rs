//! `make bench-guard`: what the guards of a document take, in microseconds: parsing, the expansion guard, and the price.
//!
//! Parsing and guarding are done once for a text that is remembered, the price each time. Ordinary documents stand beside
//! the worst that the caps let in, and beside those that the guard refuses.

mod document;

use std::{
    hint::black_box,
    time::{Duration, Instant},
};

use async_graphql::Variables;
use mingjing::{
    graphql::{sdl, shape::SchemaShape},
    http::{
        graphql::{expansion, operation},
        limit,
    },
};

/// What the program itself runs with.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// How often a step is measured; the median is shown.
const MEASUREMENTS: usize = 31;

/// How long a step is repeated in one measurement.
const MEASUREMENT: Duration = Duration::from_millis(5);

fn main() -> anyhow::Result<()> {
    let shape = SchemaShape::from_sdl(&sdl())?;
    println!(
        "{:40} {:>6} {:>7} {:>10}  {:>9} {:>9} {:>9}  µs",
        "", "bytes", "steps", "points", "parse", "guard", "price"
    );
    for (name, text) in document::all() {
        limit::check_text(&text)?;
        let document = operation::parse(&text).map_err(|error| anyhow::anyhow!(error.message))?;
        limit::check_document(&document)?;
        let operation = &operation::select(&document, None).map_err(|error| anyhow::anyhow!(error.message))?.node;
        let variables = Variables::default();
        let parse = median(|| drop(black_box(operation::parse(&text))));
        let guard = median(|| drop(black_box(expansion::check(&document))));
        let verdict = expansion::check(&document);
        let (steps, points, price) = match &verdict {
            Ok(found) => {
                let price = median(|| drop(black_box(shape.estimate(&document, operation, &variables))));
                let points = shape.estimate(&document, operation, &variables).requested;
                (found.steps.to_string(), points.to_string(), format!("{price:.1}"))
            }
            Err(_) => ("–".to_owned(), "refused".to_owned(), "–".to_owned()),
        };
        println!("{name:40} {:>6} {steps:>7} {points:>10}  {parse:>9.1} {guard:>9.1} {price:>9}", text.len());
    }
    Ok(())
}

/// The median of several measurements, in microseconds.
fn median(step: impl Fn()) -> f64 {
    let mut measured: Vec<f64> = (0..MEASUREMENTS).map(|_| measure(&step)).collect();
    measured.sort_by(f64::total_cmp);
    measured[MEASUREMENTS / 2]
}

fn measure(step: impl Fn()) -> f64 {
    let started = Instant::now();
    let mut times = 0_u32;
    while started.elapsed() < MEASUREMENT {
        step();
        times += 1;
    }
    started.elapsed().as_secs_f64() * 1e6 / f64::from(times)
}
