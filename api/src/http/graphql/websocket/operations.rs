//! The operations that run on one connection, and what is told of them.
//!
//! Each is a task of its own that tells through a channel of one: what the network has not taken holds the next back. An
//! operation whose channel is dropped ends, and with it everything that it held. They are few enough to be looked through.

use std::{
    future::poll_fn,
    task::{Context, Poll},
};

use tokio::{sync::mpsc, task::JoinHandle};

use super::super::subscription::Told;

/// Messages of one operation that wait for the network to take them. More are not made meanwhile.
const WAITING_MESSAGES: usize = 1;

/// The operations of a connection.
#[derive(Default)]
pub(super) struct Operations {
    running: Vec<Running>,
    /// Whose turn it is to be looked at first.
    turn: usize,
}

struct Running {
    id: String,
    told: mpsc::Receiver<Told>,
    task: JoinHandle<()>,
}

impl Operations {
    /// How many run.
    pub(super) fn len(&self) -> usize {
        self.running.len()
    }

    /// Whether one with this id runs.
    pub(super) fn has(&self, id: &str) -> bool {
        self.running.iter().any(|running| running.id == id)
    }

    /// Starts one, whose task tells through what it is given.
    pub(super) fn start(&mut self, id: String, start: impl FnOnce(mpsc::Sender<Told>) -> JoinHandle<()>) {
        let (sender, told) = mpsc::channel(WAITING_MESSAGES);
        self.running.push(Running { id, told, task: start(sender) });
    }

    /// What is told next, and of which; nothing of one that ended without a word. While nothing runs it waits for ever.
    pub(super) async fn next(&mut self) -> (String, Option<Told>) {
        poll_fn(|context| self.poll_next(context)).await
    }

    /// Looks at each, in turn, so that none keeps the others from being heard.
    fn poll_next(&mut self, context: &mut Context<'_>) -> Poll<(String, Option<Told>)> {
        let number = self.running.len();
        for step in 0..number {
            let at = (self.turn + step) % number;
            let running = &mut self.running[at];
            if let Poll::Ready(told) = running.told.poll_recv(context) {
                self.turn = at + 1;
                return Poll::Ready((running.id.clone(), told));
            }
        }
        Poll::Pending
    }

    /// Forgets one that has ended.
    pub(super) fn forget(&mut self, id: &str) {
        let _ = self.take(id);
    }

    /// Stops one of which nothing more is wanted, and waits until it has given back what it held.
    pub(super) async fn stop(&mut self, id: &str) {
        let Some(Running { told, task, .. }) = self.take(id) else { return };
        drop(told);
        // Whatever became of it, it is over.
        let _ = task.await;
    }

    fn take(&mut self, id: &str) -> Option<Running> {
        let at = self.running.iter().position(|running| running.id == id)?;
        Some(self.running.remove(at))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
    use std::sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    };

    use futures_util::FutureExt as _;

    use super::*;

    fn start_endless(operations: &mut Operations, id: &str) {
        operations.start(id.to_owned(), |sender| {
            tokio::spawn(async move { while sender.send(Told::Next(Vec::new())).await.is_ok() {} })
        });
    }

    #[tokio::test]
    async fn each_operation_is_heard_in_turn() {
        let mut operations = Operations::default();
        assert!(operations.next().now_or_never().is_none());
        for id in ["a", "b", "c"] {
            start_endless(&mut operations, id);
        }
        let mut heard = [0; 3];
        for _ in 0..30 {
            // Everybody has something to say.
            tokio::task::yield_now().await;
            let (id, told) = operations.next().await;
            assert!(matches!(told, Some(Told::Next(_))));
            heard[["a", "b", "c"].iter().position(|known| *known == id).unwrap()] += 1;
        }
        assert!(heard.iter().all(|times| *times >= 5), "{heard:?}");
    }

    #[tokio::test]
    async fn what_is_stopped_has_given_everything_back() {
        let mut operations = Operations::default();
        let held = Arc::new(AtomicBool::new(true));
        let until = Arc::clone(&held);
        operations.start("a".to_owned(), |sender| {
            tokio::spawn(async move {
                sender.closed().await;
                tokio::task::yield_now().await;
                until.store(false, Ordering::Release);
            })
        });
        assert!(operations.has("a") && !operations.has("b"));
        operations.stop("b").await;
        assert!(held.load(Ordering::Acquire));
        operations.stop("a").await;
        assert!(!held.load(Ordering::Acquire) && operations.len() == 0);
    }

    #[tokio::test]
    async fn one_that_ends_without_a_word_is_noticed() {
        let mut operations = Operations::default();
        operations.start("a".to_owned(), |sender| tokio::spawn(async move { drop(sender) }));
        assert!(matches!(operations.next().await, (id, None) if id == "a"));
        operations.forget("a");
        assert_eq!(operations.len(), 0);
    }
}
