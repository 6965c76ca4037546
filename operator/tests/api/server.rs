//! Runs `hanpan` against a fake server, which sends the responses of a test and records the requests.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::process::{Command, Output};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};

/// The operators' token in tests.
pub const TOKEN: &str = "secret-of-the-tests";

/// A request that the fake server received.
#[derive(Debug, PartialEq, Eq)]
pub struct Request {
    /// The method and the percent-decoded path: `GET /api/rooms`.
    pub line: String,
    /// The `Authorization` header.
    pub authorization: Option<String>,
    /// The body.
    pub body: String,
}

/// A finished run of `hanpan`.
pub struct Run {
    /// Whether the exit code was 0.
    pub succeeded: bool,
    /// Standard output.
    pub stdout: String,
    /// Standard error.
    pub stderr: String,
    /// Its requests, in order.
    pub requests: Vec<Request>,
}

impl Run {
    /// The methods and paths of the requests.
    pub fn request_lines(&self) -> Vec<&str> {
        self.requests.iter().map(|request| request.line.as_str()).collect()
    }
}

/// Runs `hanpan` as an operator. The server sends `responses`, each a status and a body, one after another.
pub fn run_as_operator(arguments: &[&str], responses: &[(u16, &str)]) -> Run {
    run_with(arguments, responses, |command| command.env("ADMIN_TOKEN", TOKEN))
}

/// Runs `hanpan` without a token.
pub fn run_without_token(arguments: &[&str], responses: &[(u16, &str)]) -> Run {
    run_with(arguments, responses, |command| command)
}

/// Runs `hanpan` in the environment that `prepare` sets.
pub fn run_with(arguments: &[&str], responses: &[(u16, &str)], prepare: impl Fn(&mut Command) -> &mut Command) -> Run {
    let server = FakeServer::start(responses);
    let mut command = Command::new(env!("CARGO_BIN_EXE_hanpan"));
    command.args(arguments).env_remove("ADMIN_TOKEN").env("CHOSEONG_SERVER", format!("http://{}", server.address));
    let Output { status, stdout, stderr } = prepare(&mut command).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Run { succeeded: status.success(), stdout: text(stdout), stderr: text(stderr), requests: server.stop() }
}

struct FakeServer {
    address: SocketAddr,
    stopping: Arc<AtomicBool>,
    thread: JoinHandle<Vec<Request>>,
}

impl FakeServer {
    fn start(responses: &[(u16, &str)]) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let stopping = Arc::new(AtomicBool::new(false));
        let mut responses: Vec<(u16, String)> =
            responses.iter().map(|(status, body)| (*status, (*body).to_owned())).collect();
        responses.reverse();
        let is_stopping = Arc::clone(&stopping);
        let thread = thread::spawn(move || {
            let mut requests = Vec::new();
            for connection in listener.incoming() {
                if is_stopping.load(Ordering::SeqCst) {
                    break;
                }
                // An unexpected request gets a response that makes every command fail.
                let (status, body) = responses.pop().unwrap_or((599, "unexpected".to_owned()));
                requests.push(serve(connection.unwrap(), status, &body));
            }
            requests
        });
        Self { address, stopping, thread }
    }

    /// Ends the thread. It is waiting for a connection, so this makes one.
    fn stop(self) -> Vec<Request> {
        self.stopping.store(true, Ordering::SeqCst);
        drop(TcpStream::connect(self.address));
        self.thread.join().unwrap()
    }
}

fn serve(connection: TcpStream, status: u16, body: &str) -> Request {
    let mut reader = BufReader::new(&connection);
    let mut head = Vec::new();
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).unwrap();
        match line.trim_end() {
            "" => break,
            line => head.push(line.to_owned()),
        }
    }
    let header = |name: &str| {
        let values = head.iter().filter_map(|line| line.split_once(": "));
        values.filter(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value.to_owned()).next()
    };
    let length = header("content-length").map_or(0, |length| length.parse().unwrap());
    let mut received = vec![0; length];
    reader.read_exact(&mut received).unwrap();
    let request = Request {
        line: percent_decoded(head[0].trim_end_matches(" HTTP/1.1")),
        authorization: header("authorization"),
        body: String::from_utf8(received).unwrap(),
    };
    let length = if status == 204 { String::new() } else { format!("content-length: {}\r\n", body.len()) };
    write!(&connection, "HTTP/1.1 {status} Said\r\n{length}connection: close\r\n\r\n{body}").unwrap();
    request
}

fn percent_decoded(text: &str) -> String {
    percent_encoding::percent_decode_str(text).decode_utf8().unwrap().into_owned()
}
