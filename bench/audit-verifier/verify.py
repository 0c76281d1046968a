#!/usr/bin/env python3
"""Checks what `cordon audit prove --json` prints, without Cordon: Python 3 and its standard library alone.

    cordon audit prove --data DIR --index 17 --from 10 --json > proof.json
    python3 verify.py proof.json --vkey 'cordon/audit/...+1234abcd+...' [--witness VKEY]

Ends with 0 and prints the proven entries where everything verifies, else with 1.

Written from the texts of RFC 6962 and RFC 9162 (tree and proofs), RFC 8032 (Ed25519) and C2SP signed-note,
tlog-checkpoint and tlog-cosignature. The arithmetic of Ed25519 is the plain one: fit for checking, not for signing.
"""

import argparse
import base64
import hashlib
import json
import sys

P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT_OF_MINUS_ONE = pow(2, (P - 1) // 4, P)


class Refused(Exception):
    pass


def require(condition, what):
    if not condition:
        raise Refused(what)


# Ed25519 (RFC 8032, 5.1). Points in extended coordinates (X, Y, Z, T).

def recover_x(y, odd):
    require(y < P, "key: y out of range")
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT_OF_MINUS_ONE % P
    require((x * x - square) % P == 0, "key: not on the curve")
    require(x or not odd, "key: no such point")
    return P - x if x & 1 != odd else x


def point(encoded):
    y = int.from_bytes(encoded, "little")
    odd = y >> 255
    y &= (1 << 255) - 1
    x = recover_x(y, odd)
    return x, y, 1, x * y % P


def add(a, b):
    e = (a[1] - a[0]) * (b[1] - b[0]) % P
    f = (a[1] + a[0]) * (b[1] + b[0]) % P
    g = 2 * a[3] * b[3] * D % P
    h = 2 * a[2] * b[2] % P
    x, y, z, t = f - e, h - g, h + g, f + e
    return x * y % P, z * t % P, y * z % P, x * t % P


def times(scalar, p):
    result = (0, 1, 1, 0)
    while scalar:
        if scalar & 1:
            result = add(result, p)
        p = add(p, p)
        scalar >>= 1
    return result


def equal(a, b):
    return (a[0] * b[2] - b[0] * a[2]) % P == 0 and (a[1] * b[2] - b[1] * a[2]) % P == 0


BASE_Y = 4 * pow(5, P - 2, P) % P
BASE_X = recover_x(BASE_Y, 0)
BASE = (BASE_X, BASE_Y, 1, BASE_X * BASE_Y % P)


def signature_fits(key, message, signature):
    require(len(key) == 32 and len(signature) == 64, "signature: wrong length")
    public, r = point(key), point(signature[:32])
    s = int.from_bytes(signature[32:], "little")
    require(s < ORDER, "signature: not canonical")
    h = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % ORDER
    return equal(times(s, BASE), add(r, times(h, public)))


# C2SP signed notes and checkpoints.

def parse_vkey(text):
    name, key_id, encoded = text.strip().split("+", 2)
    typed = base64.b64decode(encoded, validate=True)
    wanted = hashlib.sha256(name.encode() + b"\n" + typed).hexdigest()[:8]
    require(len(typed) == 33 and key_id == wanted, "vkey: malformed")
    return name, bytes.fromhex(key_id), typed[0], typed[1:]


def signatures(note, key):
    name, key_id, _, _ = key
    body, _, rest = note.rpartition("\n\n")
    require(body and rest.endswith("\n"), "checkpoint: not a signed note")
    found = []
    for line in rest[:-1].split("\n"):
        require(line.startswith("\u2014 "), "checkpoint: not a signature line")
        signer, _, encoded = line[2:].rpartition(" ")
        raw = base64.b64decode(encoded, validate=True)
        if signer == name and raw[:4] == key_id:
            found.append(raw[4:])
    require(found, "checkpoint: not signed by " + name)
    return (body + "\n").encode(), found


def open_checkpoint(note, key):
    require(key[2] == 1, "vkey: not the key of a log")
    body, found = signatures(note, key)
    for signature in found:
        require(signature_fits(key[3], body, signature), "checkpoint: bad signature")
    origin, size, root = body.decode().split("\n")[:3]
    require(origin == key[0], "checkpoint: of another log")
    require(size == str(int(size)) and int(size) >= 0, "checkpoint: malformed size")
    root = base64.b64decode(root, validate=True)
    require(len(root) == 32, "checkpoint: malformed root")
    return int(size), root


def check_cosignature(note, key):
    require(key[2] == 4, "vkey: not the key of a witness")
    body, found = signatures(note, key)
    for signature in found:
        time = int.from_bytes(signature[:8], "big")
        message = b"cosignature/v1\ntime " + str(time).encode() + b"\n" + body
        require(signature_fits(key[3], message, signature[8:]), "checkpoint: bad cosignature")


# The tree (RFC 6962, 2.1) and its proofs (RFC 9162, 2.1.3.2 and 2.1.4.2).

def leaf_hash(data):
    return hashlib.sha256(b"\0" + data).digest()


def node_hash(left, right):
    return hashlib.sha256(b"\1" + left + right).digest()


def check_inclusion(index, size, leaf, proof, root):
    require(0 <= index < size, "inclusion: no such index")
    fn, sn, r = index, size - 1, leaf_hash(leaf)
    for p in proof:
        require(sn > 0, "inclusion: proof too long")
        if fn & 1 or fn == sn:
            r = node_hash(p, r)
            while fn and not fn & 1:
                fn, sn = fn >> 1, sn >> 1
        else:
            r = node_hash(r, p)
        fn, sn = fn >> 1, sn >> 1
    require(sn == 0 and r == root, "inclusion: does not lead to the root")


def check_consistency(old, size, old_root, root, proof):
    require(0 <= old <= size, "consistency: no such size")
    if old == 0 or old == size:
        wanted = hashlib.sha256(b"").digest() if old == 0 else root
        require(not proof and old_root == wanted, "consistency: wrong root")
        return
    if old & (old - 1) == 0:
        proof = [old_root] + proof
    require(proof, "consistency: empty proof")
    fn, sn = old - 1, size - 1
    while fn & 1:
        fn, sn = fn >> 1, sn >> 1
    fr = sr = proof[0]
    for c in proof[1:]:
        require(sn > 0, "consistency: proof too long")
        if fn & 1 or fn == sn:
            fr, sr = node_hash(c, fr), node_hash(c, sr)
            while fn and not fn & 1:
                fn, sn = fn >> 1, sn >> 1
        else:
            sr = node_hash(sr, c)
        fn, sn = fn >> 1, sn >> 1
    require(sn == 0 and fr == old_root and sr == root, "consistency: does not lead to the root")


def decoded(hashes):
    return [base64.b64decode(one, validate=True) for one in hashes]


def main():
    options = argparse.ArgumentParser(description="Checks proofs of a Cordon audit log without Cordon.")
    options.add_argument("proof", help="what `cordon audit prove --json` printed, or - for standard input")
    options.add_argument("--vkey", help="the log's verifier key as you know it; without it the one in the proof is believed")
    options.add_argument("--witness", action="append", default=[], help="a witness's key that must have cosigned")
    options.add_argument("--kept", help="a signed checkpoint kept earlier; its size must be among those proven")
    given = options.parse_args()
    text = sys.stdin.read() if given.proof == "-" else open(given.proof, encoding="utf-8").read()
    try:
        proof = json.loads(text)
        key = parse_vkey(given.vkey or proof["vkey"])
        size, root = open_checkpoint(proof["checkpoint"], key)
        for witness in given.witness:
            check_cosignature(proof["checkpoint"], parse_vkey(witness))
        old_roots = {}
        for one in proof["consistency"]:
            old_roots[one["oldSize"]] = base64.b64decode(one["oldRoot"], validate=True)
            check_consistency(one["oldSize"], size, old_roots[one["oldSize"]], root, decoded(one["proof"]))
        if given.kept:
            old_size, old_root = open_checkpoint(open(given.kept, encoding="utf-8").read(), key)
            require(old_roots.get(old_size) == old_root, "kept checkpoint: the log does not go on from it")
        for one in proof["inclusion"]:
            leaf = base64.b64decode(one["leaf"], validate=True)
            check_inclusion(one["index"], size, leaf, decoded(one["proof"]), root)
            print(one["index"], leaf.decode("ascii"))
    except (Refused, KeyError, ValueError, TypeError, OSError) as refused:
        print("NOT VERIFIED:", refused, file=sys.stderr)
        return 1
    print(f"verified under {key[0]}, {size} entries", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
