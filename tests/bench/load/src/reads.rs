//! Reads of the public HTTP API at a steady rate, over connections that stay open.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::time::{Duration, Instant};

use serde::Serialize;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;
use tokio::task::spawn_local;
use tokio::time::sleep_until;

use crate::histogram::{Histogram, Percentiles};
use crate::options::Options;
use crate::socket::Failure;

/// What everyone may read. The room is 광장. The last one takes a number, up to [`ANSWERS`], so that few of its answers are
/// remembered.
const PATHS: [&str; 4] =
    ["/api/health", "/api/rooms", "/api/rooms/%EA%B4%91%EC%9E%A5", "/api/rooms/%EA%B4%91%EC%9E%A5/messages?limit="];
const ANSWERS: usize = 100;

/// The result.
#[derive(Default, Serialize)]
struct Report {
    /// The answers by status.
    statuses: BTreeMap<u16, u64>,
    /// The time in which they came.
    seconds: f64,
    /// From when a read was due to its answer.
    latency: Option<Percentiles>,
}

/// Reads `rate` times a second for `seconds`, over `seats` connections in turn. A read that is due while its connection still
/// waits for an answer follows as soon as that has come.
pub(crate) async fn measure(options: &Options) -> Result<String, Failure> {
    let (Some(from), seats) = (&options.from, options.seats) else { return Err("reads need --from".into()) };
    let (statuses, times) = (Rc::new(RefCell::new(BTreeMap::new())), Rc::new(RefCell::new(Histogram::new())));
    let (begin, total) = (Instant::now(), (options.rate * options.seconds.as_secs_f64()) as usize);
    let mut readers = Vec::new();
    for reader in 0..seats {
        let mut connection = Connection::open(&options.url, from).await?;
        let (statuses, times) = (Rc::clone(&statuses), Rc::clone(&times));
        let interval = Duration::from_secs_f64(1.0 / options.rate);
        readers.push(spawn_local(async move {
            for index in (reader..total).step_by(seats) {
                let due = begin + interval * index as u32;
                sleep_until(due.into()).await;
                let status = connection.read(&path(index)).await.map_err(|error| error.to_string())?;
                *statuses.borrow_mut().entry(status).or_insert(0) += 1;
                times.borrow_mut().record(due.elapsed());
            }
            Ok::<(), String>(())
        }));
    }
    for reader in readers {
        reader.await??;
    }
    let (statuses, latency) = (statuses.take(), Some(times.borrow().percentiles()));
    Ok(serde_json::to_string(&Report { statuses, seconds: begin.elapsed().as_secs_f64(), latency })?)
}

/// The path of the read with this index.
fn path(index: usize) -> String {
    let path = PATHS[index % PATHS.len()];
    if path.ends_with('=') { format!("{path}{}", 1 + index / PATHS.len() % ANSWERS) } else { path.to_owned() }
}

struct Connection {
    stream: BufReader<TcpStream>,
    host: String,
    from: String,
}

impl Connection {
    async fn open(url: &str, from: &str) -> Result<Self, Failure> {
        let host = url.strip_prefix("http://").ok_or("an address of http:// is needed")?.trim_end_matches('/');
        let stream = TcpStream::connect(host).await?;
        stream.set_nodelay(true)?;
        Ok(Self { stream: BufReader::new(stream), host: host.to_owned(), from: from.to_owned() })
    }

    /// Sends a request and reads the answer. Returns its status.
    async fn read(&mut self, path: &str) -> Result<u16, Failure> {
        let Self { host, from, .. } = self;
        let request = format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nCF-Connecting-IP: {from}\r\n\r\n");
        self.stream.write_all(request.as_bytes()).await?;
        let status = self.line().await?.split(' ').nth(1).ok_or("not HTTP")?.parse()?;
        let (mut length, mut is_chunked) = (0, false);
        loop {
            let header = self.line().await?.to_ascii_lowercase();
            match header.split_once(": ") {
                None => break,
                Some(("content-length", value)) => length = value.parse()?,
                Some(("transfer-encoding", value)) => is_chunked = value == "chunked",
                Some(_) => {}
            }
        }
        if !is_chunked {
            self.skip(length).await?;
            return Ok(status);
        }
        loop {
            let length = usize::from_str_radix(&self.line().await?, 16)?;
            self.skip(length + "\r\n".len()).await?;
            if length == 0 {
                return Ok(status);
            }
        }
    }

    async fn line(&mut self) -> Result<String, Failure> {
        let mut line = String::new();
        match self.stream.read_line(&mut line).await? {
            0 => Err("the server closed a connection".into()),
            _ => Ok(line.trim_end().to_owned()),
        }
    }

    async fn skip(&mut self, bytes: usize) -> Result<(), Failure> {
        let mut body = vec![0; bytes];
        self.stream.read_exact(&mut body).await?;
        Ok(())
    }
}
