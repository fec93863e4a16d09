"""Compares how chitra reads .xlsx with how openpyxl does, on random files of openpyxl, XlsxWriter and LibreOffice.

  python3 Scripts/workbooks.py CHITRA [FILES] [SEED]

Says so and ends well where openpyxl is not there; of the other two, those that are there take part.
"""
import datetime
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
from decimal import Decimal

try:
    import openpyxl
except ImportError:
    print("workbooks: skipped, python3 has no openpyxl (pip install openpyxl xlsxwriter)")
    sys.exit(0)
try:
    import xlsxwriter
except ImportError:
    xlsxwriter = None

chitra = sys.argv[1]
files = int(sys.argv[2]) if len(sys.argv) > 2 else 6
seed = int(sys.argv[3]) if len(sys.argv) > 3 else 1
office = shutil.which("soffice")
HEADER = ["STT", "Họ và tên", "Số tiền"] + [f"Cột {n}" for n in range(9)]
WORDS = ["Nguyễn", "Văn", "Ân", "thôn 3", "a,b", 'nói "có"', "dòng\nhai", "038042001234", "007", "& < >", "x" * 20, "漢字", "=1+1", "'", "#", "é"]
DAY, MONTH, ZEROS = "dd/mm/yyyy", "mm/yyyy", "000000000000"


def cell(rng):
    """A value and its number format."""
    kind = rng.randrange(12)
    if kind < 4:
        return " ".join(rng.choice(WORDS) for _ in range(rng.randrange(1, 4))), None
    if kind == 4:
        return rng.randrange(10 ** rng.randrange(1, 15)), rng.choice([None, "#,##0", ZEROS])
    if kind == 5:
        return -rng.randrange(10**9), None
    if kind == 6:
        return rng.randrange(10**6) + rng.randrange(1, 1000) / 1000, "0.00"
    if kind == 7:
        return rng.choice([540000.0, 5e5, 1e10, 0.1 + 0.2, 1.1 * 500000, 1.125, 1e-5, 123456.789]), None
    if kind == 8:
        return datetime.datetime(rng.randrange(1901, 2030), rng.randrange(1, 13), rng.randrange(1, 29)), rng.choice([DAY, MONTH])
    if kind == 9:
        return rng.random() < 0.5, None
    return None, None


def table(rng):
    return [[(number + 1, None), ("Nguyễn Văn An", None), (500000, None)] + [cell(rng) for _ in range(9)] for number in range(rng.randrange(1, 60))]


def with_openpyxl(path, rows):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Tờ 1"
    sheet.append(HEADER)
    for row, cells in enumerate(rows, 2):
        for column, (value, form) in enumerate(cells, 1):
            if value is None:
                continue
            target = sheet.cell(row, column)
            target.value = value
            if isinstance(value, str):
                target.data_type = "s"
            if form:
                target.number_format = form
    book.save(path)


def with_xlsxwriter(path, rows, flat):
    book = xlsxwriter.Workbook(path, {"constant_memory": flat})
    sheet = book.add_worksheet("Tờ 1")
    forms = {form: book.add_format({"num_format": form}) for form in [DAY, MONTH, ZEROS, "#,##0", "0.00"]}
    for column, text in enumerate(HEADER):
        sheet.write_string(0, column, text)
    for row, cells in enumerate(rows, 1):
        for column, (value, form) in enumerate(cells):
            style = forms.get(form)
            if isinstance(value, bool):
                sheet.write_boolean(row, column, value)
            elif isinstance(value, str):
                sheet.write_string(row, column, value)
            elif isinstance(value, datetime.datetime):
                sheet.write_datetime(row, column, value, style)
            elif value is not None:
                if column % 4 == 3:
                    sheet.write_formula(row, column, "=1+1", style, value)
                else:
                    sheet.write_number(row, column, value, style)
    book.close()


def number(value):
    """The digits of a number as docs/formats/notes-roster.md says."""
    if isinstance(value, int) and abs(value) >= 10**15:
        return None
    text = format(Decimal("%.15g" % value), "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    whole, _, decimals = text.partition(".")
    text += "0" if len(decimals) == 3 else ""
    return "0" if text == "-0" else text


def expected(target):
    value, form = target.value, target.number_format
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, (datetime.datetime, datetime.date)):
        return value.strftime("%m/%Y" if "d" not in form.lower() else "%d/%m/%Y")
    if isinstance(value, (int, float)):
        return number(value)
    return value.replace("\r\n", "\n")


def read(path):
    """The cells that chitra shows, by place."""
    call = [chitra, "inspect", path, "--sheet", "Tờ 1", "--report", "json", "--show-values", "--lang", "en"]
    run = subprocess.run(call, capture_output=True, text=True, timeout=60)
    cells = {}
    for line in run.stdout.splitlines():
        record = json.loads(line)
        for field in record.get("fields", []):
            cells[field["place"]] = field["value"]
    return cells


def compare(path):
    found, count, wrong = read(path), 0, 0
    sheet = openpyxl.load_workbook(path, data_only=True)["Tờ 1"]
    for row in sheet.iter_rows(min_row=2):
        for target in row:
            # Name and amount are columns that chitra understands, and shows as such.
            if target.column in (2, 3):
                continue
            want, got = expected(target), found.get(target.coordinate, "")
            if want is None:
                continue
            count += 1
            if want != got.replace("␊", "\n"):
                wrong += 1
                if wrong <= 5:
                    print(f"workbooks: {path} {target.coordinate}: openpyxl {want[:60]!r}, chitra {got[:60]!r}")
    return count, wrong


total = bad = 0
with tempfile.TemporaryDirectory() as folder:
    for index in range(files):
        rng = random.Random(seed * 1000 + index)
        rows = table(rng)
        made = [os.path.join(folder, f"{index}-openpyxl.xlsx")]
        with_openpyxl(made[0], rows)
        if xlsxwriter:
            made.append(os.path.join(folder, f"{index}-xlsxwriter.xlsx"))
            with_xlsxwriter(made[-1], rows, index % 2 == 1)
        if office:
            target = os.path.join(folder, "office")
            call = [office, "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", "xlsx", "--outdir", target, made[0]]
            subprocess.run(call, capture_output=True, timeout=300)
            made.append(os.path.join(target, os.path.basename(made[0])))
        for path in made:
            count, wrong = compare(path)
            total, bad = total + count, bad + wrong
writers = "openpyxl" + (", XlsxWriter" if xlsxwriter else "") + (", LibreOffice" if office else "")
print(f"workbooks: {total - bad} cells agree with openpyxl, {bad} do not (files of {writers})")
sys.exit(1 if bad or total == 0 else 0)
