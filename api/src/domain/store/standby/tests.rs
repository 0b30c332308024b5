#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use async_trait::async_trait;
use sea_orm::{DatabaseConnection, DbErr};

use super::{notes::Position, *};

const LAG: Duration = Duration::from_mins(1);

/// Dials a database that answers nothing.
#[derive(Debug)]
struct Silence;

#[async_trait]
impl Dial for Silence {
    async fn dial(&self) -> Result<Link, DbErr> {
        Ok(Link { requests: DatabaseConnection::default(), looks: DatabaseConnection::default() })
    }
}

/// Two standbys, found to have come so far.
async fn two(first: i64, second: i64) -> Standbys {
    let silence = || Box::new(Silence) as Box<dyn Dial>;
    let standbys = Standbys::new(silence(), [silence(), silence()], LAG);
    for (standby, sequence) in standbys.all.iter().zip([first, second]) {
        let line = standby.site.dial().await.unwrap();
        line.found(Position { sequence, migrations: 20 }, Some(Instant::now() + LAG));
    }
    standbys
}

fn chosen(standbys: &Standbys, sequence: i64) -> Option<usize> {
    let (chosen, _) = standbys.choose(sequence)?;
    standbys.all.iter().position(|standby| Arc::ptr_eq(standby, &chosen))
}

#[tokio::test]
async fn fresh_standbys_are_chosen_by_turns_and_only_if_they_hold_enough() {
    let standbys = two(12, 14).await;
    assert_ne!(chosen(&standbys, 0), chosen(&standbys, 0));
    assert_eq!([chosen(&standbys, 13), chosen(&standbys, 13), chosen(&standbys, 15)], [Some(1), Some(1), None]);
    standbys.all[1].site.line().unwrap().found(Position { sequence: 14, migrations: 20 }, Some(Instant::now()));
    assert_eq!((chosen(&standbys, 0), chosen(&standbys, 13), standbys.fresh()), (Some(0), None, 1));
}

#[tokio::test]
async fn readers_are_told_no_more_than_every_fresh_standby_holds_and_are_not_shown_less() {
    let standbys = two(12, 14).await;
    assert_eq!(standbys.tell(20), 12);
    standbys.all[0].site.line().unwrap().found(Position { sequence: 12, migrations: 20 }, None);
    assert_eq!(standbys.tell(20), 14);
    standbys.all[0].site.line().unwrap().found(Position { sequence: 13, migrations: 20 }, Some(Instant::now() + LAG));
    assert_eq!([chosen(&standbys, 0), chosen(&standbys, 0)], [Some(1), Some(1)], "14 were told");
    assert_eq!(Standbys::default().tell(20), 20);
}

#[tokio::test]
async fn who_waits_on_a_lost_line_is_told_and_a_new_line_is_not_lost_with_it() {
    let standbys = two(12, 14).await;
    let standby = &standbys.all[0];
    let old = standby.site.line().unwrap();
    standby.lose(&old);
    old.hung_up().await;
    assert!(standby.site.line().is_none() && standbys.fresh() == 1);
    let new = standby.site.dial().await.unwrap();
    standby.lose(&old);
    assert!(Arc::ptr_eq(&new, &standby.site.line().unwrap()));
    assert!(!new.holds(0), "nobody has looked");
}

#[tokio::test]
async fn one_that_does_not_answer_is_hung_up() {
    let standbys = two(12, 14).await;
    let line = standbys.all[0].site.line().unwrap();
    let verdict = standbys.all[0].look(LAG, &Mutex::new(Notes::new(LAG))).await;
    assert_eq!(verdict, Verdict::Away);
    line.hung_up().await;
    assert_eq!(chosen(&standbys, 0), Some(1));
}
