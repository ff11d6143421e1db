"""Second steps of signing in, pages offered to others, and accounts that are about to close."""

from tortoise import BaseDBAsyncClient

UPGRADE = {
    "sqlite": """
CREATE TABLE IF NOT EXISTS "spent" (
"mark" VARCHAR(64) NOT NULL PRIMARY KEY,
"until" BIGINT NOT NULL
) /* The mark of something that works once and was used; forgotten when it would be too old anyway. */;
CREATE INDEX IF NOT EXISTS "idx_spent_until_c3cecf" ON "spent" ("until");
CREATE TABLE IF NOT EXISTS "authenticator" (
"id" CHAR(36) NOT NULL PRIMARY KEY,
"sealed_seed" VARCHAR(255) NOT NULL,
"last_step" BIGINT NOT NULL,
"created_at" BIGINT NOT NULL,
"confirmed_at" BIGINT,
"account_id" CHAR(36) NOT NULL UNIQUE REFERENCES "account" ("id") ON DELETE CASCADE
) /* The app that makes codes; its seed is sealed, and `last_step` is the newest code that was used. */;
CREATE TABLE IF NOT EXISTS "passkey" (
"id" CHAR(36) NOT NULL PRIMARY KEY,
"credential_id" VARCHAR(1400) NOT NULL UNIQUE,
"public_key" TEXT NOT NULL,
"sign_count" BIGINT NOT NULL,
"name" VARCHAR(100) NOT NULL,
"created_at" BIGINT NOT NULL,
"used_at" BIGINT,
"account_id" CHAR(36) NOT NULL REFERENCES "account" ("id") ON DELETE CASCADE
) /* A credential of a device, its public key in base64url; `sign_count` never goes back. */;
CREATE INDEX IF NOT EXISTS "idx_passkey_account_640db1" ON "passkey" ("account_id");
CREATE TABLE IF NOT EXISTS "recovery_code" (
"id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
"mac" VARCHAR(64) NOT NULL,
"used_at" BIGINT,
"account_id" CHAR(36) NOT NULL REFERENCES "account" ("id") ON DELETE CASCADE
) /* One of ten codes on paper: its MAC, and when it was used. */;
CREATE INDEX IF NOT EXISTS "idx_recovery_co_account_7c9315" ON "recovery_code" ("account_id");
CREATE TABLE IF NOT EXISTS "page_offer" (
"id" CHAR(36) NOT NULL PRIMARY KEY,
"email" VARCHAR(254) NOT NULL,
"offered_by" VARCHAR(254) NOT NULL,
"created_at" BIGINT NOT NULL,
"page_id" CHAR(36) NOT NULL UNIQUE REFERENCES "page" ("id") ON DELETE CASCADE
) /* A page offered to an address; the letter carries its signed id, accepting takes it away. */;
ALTER TABLE "account" ADD "closes_at" BIGINT;
""",
    "postgres": """
CREATE TABLE IF NOT EXISTS "spent" (
"mark" VARCHAR(64) NOT NULL PRIMARY KEY,
"until" BIGINT NOT NULL
);
CREATE INDEX IF NOT EXISTS "idx_spent_until_c3cecf" ON "spent" ("until");
COMMENT ON TABLE "spent" IS 'The mark of something that works once and was used; forgotten when it would be too old anyway.';
CREATE TABLE IF NOT EXISTS "authenticator" (
"id" UUID NOT NULL PRIMARY KEY,
"sealed_seed" VARCHAR(255) NOT NULL,
"last_step" BIGINT NOT NULL,
"created_at" BIGINT NOT NULL,
"confirmed_at" BIGINT,
"account_id" UUID NOT NULL UNIQUE REFERENCES "account" ("id") ON DELETE CASCADE
);
COMMENT ON TABLE "authenticator" IS 'The app that makes codes; its seed is sealed, and `last_step` is the newest code that was used.';
CREATE TABLE IF NOT EXISTS "passkey" (
"id" UUID NOT NULL PRIMARY KEY,
"credential_id" VARCHAR(1400) NOT NULL UNIQUE,
"public_key" TEXT NOT NULL,
"sign_count" BIGINT NOT NULL,
"name" VARCHAR(100) NOT NULL,
"created_at" BIGINT NOT NULL,
"used_at" BIGINT,
"account_id" UUID NOT NULL REFERENCES "account" ("id") ON DELETE CASCADE
);
CREATE INDEX IF NOT EXISTS "idx_passkey_account_640db1" ON "passkey" ("account_id");
COMMENT ON TABLE "passkey" IS 'A credential of a device, its public key in base64url; `sign_count` never goes back.';
CREATE TABLE IF NOT EXISTS "recovery_code" (
"id" BIGSERIAL NOT NULL PRIMARY KEY,
"mac" VARCHAR(64) NOT NULL,
"used_at" BIGINT,
"account_id" UUID NOT NULL REFERENCES "account" ("id") ON DELETE CASCADE
);
CREATE INDEX IF NOT EXISTS "idx_recovery_co_account_7c9315" ON "recovery_code" ("account_id");
COMMENT ON TABLE "recovery_code" IS 'One of ten codes on paper: its MAC, and when it was used.';
CREATE TABLE IF NOT EXISTS "page_offer" (
"id" UUID NOT NULL PRIMARY KEY,
"email" VARCHAR(254) NOT NULL,
"offered_by" VARCHAR(254) NOT NULL,
"created_at" BIGINT NOT NULL,
"page_id" UUID NOT NULL UNIQUE REFERENCES "page" ("id") ON DELETE CASCADE
);
COMMENT ON TABLE "page_offer" IS 'A page offered to an address; the letter carries its signed id, accepting takes it away.';
ALTER TABLE "account" ADD "closes_at" BIGINT;
""",
}

DOWNGRADE = {
    "sqlite": """
ALTER TABLE "account" DROP COLUMN "closes_at";
DROP TABLE IF EXISTS "recovery_code";
DROP TABLE IF EXISTS "spent";
DROP TABLE IF EXISTS "page_offer";
DROP TABLE IF EXISTS "authenticator";
DROP TABLE IF EXISTS "passkey";
""",
    "postgres": """
ALTER TABLE "account" DROP COLUMN "closes_at";
DROP TABLE IF EXISTS "recovery_code";
DROP TABLE IF EXISTS "spent";
DROP TABLE IF EXISTS "page_offer";
DROP TABLE IF EXISTS "authenticator";
DROP TABLE IF EXISTS "passkey";
""",
}


async def upgrade(db: BaseDBAsyncClient) -> str:
    """The SQL of this step."""
    return UPGRADE[db.capabilities.dialect]


async def downgrade(db: BaseDBAsyncClient) -> str:
    """The SQL that takes it back."""
    return DOWNGRADE[db.capabilities.dialect]


MODELS_STATE = (
    "eJztXetz2za2/1cw/tJ2RsnEj7hpsvfOOKnbZpvEvbF725ndHRkiIQlrCmAJyLK2t//7xQ"
    "FJiRQfIihSohh88UPEAakfwIPzPn+ezLhLPPH8ynH4nMmT1+jPE4ZnRP2xeWmATrDvry/A"
    "BxKPPD0WJwaNhAywA3ONsSeI+sglwgmoLylnMPiGEUSezTD1EHbdgAiB5BRL5GCGBJ0wRB"
    "nCzEV8wZCPJ0Q8h3ld7qiJKZvUn2LO6B9zMpR8QuSUBGqif/xLfUyZS56IiP/1H4ZjSjw3"
    "BQZ1YQL9+VAuff3Zr7++//4HPRIebzR0uDefsfVofymnnK2Gz+fUfQ40cG1CGAmwJG4CJj"
    "b3vAjQ+KPwidUHMpiT1aO66w9cMsZzD8A++dt4zhzAGKl1eu7wgDynrnjOyGJI3f+OnjEx"
    "fjj8dHM3vL2+Gw5PMosEz7IBevSRwxksMGUSEPvzr3DeNTL60xO4wbufrj5/fX75jcaCCz"
    "kJ9EWN28lfmhBLHJJq9NdwE1jaLOLvpjjIR3xFsAG6etR24I4BagHSkxl+GnqETeRU/Xv2"
    "8qIE4/+9+qxhVqM0zly9euEr+Sm6dBZeA7zX+PpYiAUP3OEUi6kJzhnCZvCOP1gDvuYdB0"
    "D8ZSXEX5Yg/nITcSEVP4JnMAA7SbM/nE8mnLttsYs00qeXFYA+vSzEGS6lYaZMPfNIDgVl"
    "Dsli/ZZO3jNZwLQ3STcgp+H5tgXyiFF0ZmdP4CGefXd2dn7+7dmL88tXLy++/fblqxev1F"
    "j9wNlL35Ysytv3P77/dJdeD/ggs9nH42HAvZwlKN3uCao9bvj9bPZXFfb6q8Kt/mpzp+sT"
    "b/hIAqomdIdYmu32XHK74+vueMfjggjjVUiRWfTroq+2sYAHNcI+QVQL+Vq85rRXuDsBAX"
    "zMt32Kbn/o92Ljg446fkioTfDBCDsPC6zk8tSVpFz0SCWGLyVylioi/uHnz8TTg3KWJTIH"
    "vF9NdISL9Fe8EeNPIwaa2tQzMhsp1rAbTB/1JD2HaEp9C1MJTOpoF7u/cbfhLH0FCSwKD2"
    "S5I0i/hLP0FaSAOFzJK0s1TN1mN6g+R3O9U//2FS9t8911R016C8+UC7kjPD+pKfoKD2UO"
    "dQnbFaL30TR9gglkTX7Gi6TP9KU1ongupwoJ6mDJg2JUbxi54+rHdmyvNic8LjW5FN/Z2W"
    "wD3xlmihu50XRAHMMgJZn5+X676NKg1G+XGFTJbyen6mupR6XEReBpYiv/2zjgM4QRI3LB"
    "g4fX6s/YVzBQf4NT7tnchz89om4aIKzOaxeNeZDv3WvrRg37AEsNynlewBztNtqb3fVH7d"
    "G2UOwShK2Zgb/YmBwN76F7qg078gFdrVlss67t/RjoW/G0RmzKBOAESd8gvqyC8GUxwJcZ"
    "fE1Nj+2aHPvJlg0sjkbyoaGwkzA95sg7acNkschD0+O2Sj1XCDySiI/HJFByhOQJWeSNEl"
    "NILGc4OFDSikBUCi2FqMEURBLHIWoyEGbwg76M8AIvs1JPmzfKkXr+kQzaCnn6v2w0lI2G"
    "6rr408opbRqqsP8ghWMVL62L8MA+2ojLD814dpqqSd59WKGpPoPOCEEZiLP4/qCOHXVA/0"
    "yWGuX3DCL6coPLssHWR4lrxqClPg7wYiVCbOwrDiF3SqoJue3V7bur769P/jqMdBm5InMk"
    "y7WTsliqnK3HVJAofRIIzr4SocRHGRJ8RkbcXSI1L1GfRzDlCYlGtNvkvnAyK/h1VPCzYo"
    "kVS6xYYsWSUvaR8Hprbm4IaYrIImoFvf0Jetm9a5Hdjmzqhe2SBB0HquWI0IkYtmIZWiQG"
    "VRCitaeXstA06nD+QAmacvWg+gPJHwgbgBsZJOWFNpbe/nT17OzlZZ5UvdtkNrG0Swy8TK"
    "LWKzkUU6yWzkSy3qTrXZpp8545K2IfOguPqC1rin6CyEJfG3rCXPNksASRhb6+Yhl6TE2Y"
    "e4Kkd1mnzfP1uSDBUEmAeXpQMcZpqt7BrMSCSl7J4lx2fW2Dgc9dbs7A10Q2obT20Tn3fR"
    "7IYb0jNEtsV6J2ai8lC/VUhkatNNUO+lLH1qAZO2GMzpzJvLiS0qTpTVK7s60F3NprO4/r"
    "ETvm06k+eZkum7lAJfkumaFbDY13UwJ2r7C+3ExHVuokzDdh/CWB6Ev4jT0CQZjMRfceFu"
    "r0l8S/h0tgQGRkQYTUhOFECyyQEondrC1yD/ez5sou8a9BibkyXGaQJHNwL6mklCbrYThA"
    "KzXaVu+RmUyUItuf5eZFr6Qhay0+9AJwNqbBrM4SbFBalaAvKsFB/VMNagQmgmsF7SFOU2"
    "9fd+jCAjSvOuykDsSVXnIUgUQRmGIVwE8MqhBloM4XqOFAsYf4GGHkkkfqqJEgjPvzkUcd"
    "pGaDONwRFuTyYh54b9A9hBMMNSr3ShZ/JAGacCXIAwJ50Qft3MSK+V1iSmVi/nr9c1l/sa"
    "CfIexdXMLpxYsXFSR9GFZcJlhf3IiV1K/VMOIEabzvyFOBqJOm6oVeVQLu3fXvWmSZCfGH"
    "l4T0649Xv2u0Z8voyoebTz/GwxNL8O7DzdtN18qKaxl6VVJ0Vs2qJ2Hq3wYMJh7fi62+wV"
    "mqMZYyvpJlK1aNPfAGByOnMfoJIqu89kV57YTfxfqzjkUp3Zs/K1V/M0eL3azPWazKpqqC"
    "VlNoobSaUjElYaFXCWqr+dgnwWutbH68ehf6lBZTNYKW+al2mslWYes0Uy/WVGfYMREfo+"
    "E9lB5biau0kouVXLpywlrJxUouG5LLrU/ye0SGF0plFbEaUiniZoaDBxAvoLhFVApWh7Hw"
    "4AEkDYeEskUkU7yB8q4TLkEYWckbfO65aATJexxx9Sdmy9y6a+3fbgdpBx7M7MBtsnBkh+"
    "zATZ23xaJNjWjY3aJgO8afvrh6kldzl8prJoNcZ2LiailjwzBuSFYDt7K336YcuRQUI8Vh"
    "JNe/B2gRUM1PKAszjgPMBA79W6BlQVCgk1MPaNfJtrOmP0/WcEL1VLhMnvwg7m0SUazVs6"
    "dhCAkfD3VHP41W9GKcaGL1PPAP+u2n68/X8Cg8GD6oW6L/Ql9xH14ZHnwVHnJWBeycCmil"
    "5RYqtygOZVq3ZU3San7L8YHZrZLQX4T+HHNwE1E1TdVDE1HDJctCvMziQ5I0vcu5PT+rAP"
    "D5WSHCcCkPYlMfeZqqdzC3UnDZdvOI0L2oEoRwURyDcJEJQZA4UMK8Cbprit5t3ubN9C6R"
    "udXY/3578ykf3jXFBrwudST6P+TR9lqpJcIkR3PqScrEc7jtIQIkASGYuTicbDNybEPWgw"
    "k2w8lsuY8W9ntHDDQ3zCHvPExnJzn2mfXFQZl5Boy3Q2c1bnvEN0PvXTLzuSTMWT77mSxf"
    "I01OwLo75gGJ7ScDNKaeB+mYLP7oK4H4giXtLTnR3i3cILfMs5iP/k3CcxPiVXeq8WytK/"
    "uyriRWrSo/S5D0UEBq/gTPjfkuhrdPwd57SKKFUvQ1CixukPUQ7eY3Mp9Lh5vpqgmSWhB3"
    "LV6kZYQ9ggWpUydng9AaF2sbF7sdUd9PAaUj8r9uwZ6b5znZEhnrxyMqBcQKieVcICB6g+"
    "4fSQCezXsUUEEEWlA5RZBduUTOFLNJGArCA1cNWydoCggayQ+SbWz2f7J/slvwqCIxh3Aa"
    "pRhINeMUVlbpDbr4y73wuLxXE6B738PqNosphTYxEH8L06lxaMYZWQ7gijNF2FP/ISg9qk"
    "NebOJoSy9vO4mjNp2r3XQu4c0nRqpYNL5/4VfnVUSr82LR6jxbbGcUce2qdtQ1hbWjNm5H"
    "VYw+j5UUr8aKwC5G84tBZ2T4H3UwG3lxkkR7NGz/evfumGzbKfY+5Yvh3AfkcpQLzpUWxw"
    "oYfZpyA+6RIm0L7/gM2O82f3tz8yG1zd++38z1//Xj22t1wGr41SAqCxQ6Dd2Ycxn2SzQF"
    "fU1pQa8Oehh8pzStOc6zZJShvkm6R9hXnxwt7gtCJ1NpJOYkSOzR2vjRSsUwLOJi+Bak6O"
    "wrYMLvQ2NFXgXTcm6fpLOIGyAeW4RMpMckTf88Aw2HYpInnyoeY97hJ0VnE3br+gQiI6oZ"
    "+Ami/bljTnuFe7d9MV/Axre5NzZTvS+Z6gm2AuFvOTrS24juh58/Ew/LfOYdgb0KBTwyPl"
    "KEdVqgUzt4R3x+4pWUxo6JF5XQcfjM54ywXSF6F8/T121EmUPd3XF6H03T0+0kycxXEJCG"
    "ULqLpuvrpnogyx2RgnCOn8Mgy74AZBQVkwjoG49zjeIRXVx3vhqkN/FkPXlHawQPfeSP5K"
    "QggEhfG2wLIhrO4mEVIonQL6Gkefs/HwaZwgu6oAy0ikHqWwniIqxDgr4SKFJM3yCm6+h5"
    "nD/oOB1GFkidRyIvrKitW0GM0XuJ+Fx69JFEIUiKdqCHYU2HplhArQmP4CC6WXgDCECaqG"
    "l2DSI6WDb8buFE+k7w4+LIooiOx5zSO4X+yTTb5qlquk331cwvMp41PJULzqTVkb3lUFrJ"
    "CVU6mGjOrCnUSaDYNmYoyoB8o08OpbJLEiAHBwGNOD7U2oe8M2gw6DhETQYV0XQvQqqYfW"
    "4ZtTZvZANSj+UoIbPc5Ohiv9OKoIchqa1UTohesOHIKIktTWWxroa19XccWDw6Jk3gOBwd"
    "JpJPeh2yi2DYBy9O2zlG6Lf6QhLbru0OeIUlESqUQwBPgkk5hN8S2n2k9kMUZlyS4PtPt6"
    "FhgOm6BC5XpzmL6/5HbafHfK7+BbmNaKNEXhHL5m+ik6UgsQp7emKBZngZFlpQtwIYQqF0"
    "TAMhQyOGH/DQ5IGUmAm/w3vQ0E4CZhT1lBN1b/jjPiDOlDgPisffD/7JwhQuFy9fo/sZFY"
    "KIe6SdYwI+FPBVMArUd4KELz6X+t7qhnz8HEEB4rjsJXrkczWviMwt8JwrEv3wxfUeppGH"
    "R7+rttpDh86zYnE5XrPKUVrxGvdRgKuSYqRGlQhwmSQjqd7bHLtWSRJFTNBDhJvPn7Dy8a"
    "EDsuAIqrMAKTobiFgX/7UQYIZ/mq4l/Pt6nCbkXi1pZaEvxH1N0JsGomenF99evDq/vFgh"
    "vfqkDOAsmFqEzmJZnKiyIuhGmgrcrzdpKt0xfHQiFLHZEM98a4ZxfGdde0YnEG3YoLE3H5"
    "qOY8yxfcTxjeWmj6o+sxEGOwJfkOCZgwVBcLPXED1B1WO62iwQx1QMkNbUJZ+peaGWirYl"
    "cOYttYcripHV1gdwbIUWhDz3Wev3BJPIVYLogfGFCA0RYHnRc0yxqw0fYH5YTDmYNZCQ1P"
    "MQlA0TaLTUBNDgCJ7PNnPsvrjUVetDh6qbtGJ7UK/QjATDGid5lrLVDh+HCO+r5XZOBJ0a"
    "9procZeJ7yrs3O8K9+13mZIYMopVrgrtisBiuw3b1dFbp6JkDrG129hExiNdAJvI2PyhaJ"
    "uI2azQDhgOqmSFbm7b/VljOrlXaxtj1P3Rp18/fDiUNWadMpkXjpLMpyy2yzipYRWMMx7B"
    "Yx0nch+W1r1/gzBy1JJPeLDUkSNhcPGCQ2iHM6WeGxbEpYwR9z7P9tLElDZIuUu8fFBi91"
    "DDaZw/V9FxlCTpk9jXmPfIauRtFRuyNZ7brfE85p6rVDpTmDfIeoj2eSW0z0vQPs+pqK3P"
    "V1MD03zf3drCeEwFX1jzcg9b+7TKzj4t3tinm0iHsokJ0muK/lWAax5fWzz4AKUNZ5zRoj"
    "bIxRJzmso6UzY2Mo0U6+p20BVJn2ThLza3qRM2kJ2NnwExtieniKwB1MZMtR0zld2xDWBq"
    "Ureskzu1Aq6J99TYAJoMl6eeG+RlhLRVJ66bAkN5Ra+Ae3mNeUwg+h4vP6tZjlAWqISQ8D"
    "HbEaFbrdXeqon6ChIej4kj8zRQE5yuErP05F1r0yETv3g57pjEO1nsjHHxchjEo7b6Yj5S"
    "z6OCqK8YtQ9Ejseh4Jh+QRDUlAc/SswvIQuWYGcat0TkDIqOQYIs4uNVqbGvBPpPXEQs5a"
    "Zp9W4QHHuvrukuilFyrgcFaRzoxkgZ9t4gUNiRIBKiYKcQjwseozCtN5qRL9gAaeUokXTM"
    "uAxzgdWQ4vTdlBtMPQj8Gi2HcB+bzdslDa7YrxStWkWXUjS6Txp0Y96keONnN3OZXS1BtU"
    "eb2mE0uSZtanA/wkDJGOaW4S5hIFna3iTW7dkc5JJJgMGjZLoEG4QW/7rmuEBS7BnDn6az"
    "6NdDn8+lrrZrCH6KzGJfMxg6ljwNraebdO2apLty8NY3oaYk/D3a/DoK7lar3+b+6lIaas"
    "J8k6Nqp407xdp2qJkORTywQvDjWr2FslegWiZCFdA44DN0Dz+hLhUU0rqXXP/5tRrG0GJK"
    "PaK/yzcD0I9nOcXFW7rH9vDIDR1YTxqqvlbX7ZyuexxxPMccXsLnQZ5bvgTgFUUPAW44qD"
    "JuhWMo8myQWZdxOpIyPBPM2HKCqE+msD3L8OFhaQT8isSmkfZbczoORnKcilMXoyW6rDet"
    "3Lk5WlPS1VusMyXdymYKU9ipiKH4EFeqC9TadcNCwPAw4CpcCqXBkLDy8Jp2wvP6MDU+e6"
    "5nkCb67a1fBesT7NCRUKwnrV9G0wSTLGUPxfpWMnp0lqYJ1CuCPiLcuGbqzIP8yMWSvbwm"
    "sRBXgfjwgmUfFdSDa/1d28etiOtJeWVHad2g1XBHod0qrW9sru1x44fShjrJEHZThg5dPm"
    "O1vXO0oeTWL9aGku/adm0IqlsEYf0qHecIjxP5azBKhPKgBaZSvAHHjtZh1kGRUCg06vwZ"
    "xzzqRrPOFLNJTszmXu5YxbUU568oLsa9x7CElxq0vhDd2NDhZKt0tFalo/sVJVJv3zGKmZ"
    "JKz0gnXRH0UIo/q6SKnpWoomdZVTT5ZBmc78hTYUxfimyPW/oAPOLu+ndtVikuoD9bRlc+"
    "3Hz6MR6+WVXf1jEt5hxVyhufFlc3Ps0UN6YzHyQNA3zXFHvczUyJfvthzg37p2E3esuhgA"
    "LsVBq1es0h7WE5j8sqO/qyeEdfbiI+pY+kFt4ZQov2drTXaoGZcyJNZz3XdT3XAnSduaeQ"
    "1IgaLkKW2K7E7itBchOeKq0DyVV97CpUXoWkWcBoDTYI7QrUzr8J+IwKqKintCLjZcijtm"
    "tROxct4L6vwAzImASEOXk99or7wuVT2yZx5TpujSZxscnS6E1JENmEKds94igXYO67tRYg"
    "TWcXoPYC2PYdzQcn2PYd7YUk2PYdtn1Hl+sCVilet/d6Wl076ipVHQuP+B2Ls8WxF7/qyf"
    "oE1T6iWSLUSmJa1rhuj2wZzteDtwa43DCiVEr1g4919AhU7IL/36B7ggOPkuAePRDih7El"
    "C13ZawKtXXTj2xEZK7YFL92Iu8sB0o32/vpXNqqlvdvYJjJdkiiAsCwB2jqYW3Mww6uRRb"
    "c4YiIeb0MljEMlTLVoqz3vqD0Tl9axXqTIrHG7NvrhCW1i0U6QWDN242bsY8jKOHoLSGeT"
    "Mrqor1fKyThsysAdmfneFjVrNWZQSdGSyeHbcwlie8S9Tm4W0EPzUf1aUDkFtYcGUeFlIm"
    "AjrvIwBtHHSuFBVyjE1dWVmcP0aKUbofMXUKY5J+F6Xze1aliX2NqgRA2z3RHbzaW2KQJt"
    "pwhYTdcmBfTDZnMcSQF7A7jhlIBi/0+x4pqksZpr45oryJnZ5SgOPxG5oXDHG3fVWL8HyO"
    "gdzkUNo9gmpbWL1Q76DLUi4xVI01n8bVThkS6Abchq+4ce1u64Q5xQmzZHAF0t0UmOqTG+"
    "NCizMOqv9RCN2mpY/EywKxC0V1sEVBKByJMa7y21uQ6mypoFq5FYo16XeMXAGvUOZtQTU3"
    "z28tLIELKiaAbjw1YGTSF8eVEB4MuLQnzhUlabuTBBd0XQww1cBd1icDPYWim5I2rKyKhI"
    "QpqqB6brDcfAyyrbXI0qdgy8zGx1lwr46jU08jShVcnr7nVrlurSGkCnENNTNU3ZO77TvO"
    "xijSDWCGKNIDlGkL/z0UmOAQQ+HpQZP/4dDdgeUPVAlvdohh/AfsHUis2JghNRl8x8LgmT"
    "YQN6gXBAEPG5M0Uz6nlUEAWpmxcs1cCEVUqrupyR6JgL5sw27Tv02VlSUpUYCe3R8N5p/K"
    "eXlWwqlyU2lcuMTaX75Wr3p/JXgfeiGN2LDLg+XnocG4U+JEi6EfkAt+1N5EPE6I14+ZrG"
    "ml/qq0MECzLUKaOGGmmasDcxKPuufCIhTF6ahP0kSXoDe2OhPwnp0cDCtSaylpW6W3mMaR"
    "3rYorMor+TXYsEAc/JRNxi01pR9c6e9bKSt/NlibfzZejtzBhhDmM0uGY6HWKmlO3rx4JG"
    "L5kxgzJzAlmPHpLHyp1frpDvYYYm9BGaT3JoVBkV+gn7U+qWKhAtodtYTrFAIzKZM+QSSA"
    "4Tz9EN85YIilwj7LrEVXPktcNs5yZVjBDpskXUtI9LEzaI7mvBnTBCdL923F5Pn10iaBIK"
    "snrxTM6ReHwPrQ/Nd2IIpKhXqF5YfXdXMYkw1xz8BJEVUOsiL/g8cMyy5VYUexRMuQ9zhv"
    "LwPkzHlSzHBp0wlNhmpgKsCHon/bcS62gDxg7NRwjOMVWWcJFofA9Fk2bCNTqi2/6gIA2/"
    "ekaljS8NyjTZcWLQVv31ls+U7gfua+66CI/4PNQkfXXiKEVSUUAJD4zUYSDCRqFi7vs8kK"
    "CHepw/ICyzCmtjszacWmA94vtSRq1H3HrE9xEfXCk8uCQ6OBOnxxcKDkMbSpLG1otPl7l5"
    "GgryhxknXtNYJbO2O3WWX5e/tP7oiqY33tS9i+TQd91QuU/Q9JBDN+Z5SnlY1Uat4WBNUF"
    "m9s36ikofprCBRqfiMTFO1ekoeoZshRsfYmJKis8dl/T3N62Qjpcgs+rugr55qyLhZFblN"
    "ut4ZbvsWtvGBuBMSxK2ecgxc6QGDMjOXp4cOEx2otlu7fpuSgCC10lIgj5LXCKMF9jwiB+"
    "ovj6tfYJZaRVfEbUimfC7Ic/ReUY2wBzlEiIow2EKN0JNBBIYS5IJl1hi2r5taW1mn2V2x"
    "rcxRm9uI7UXje2cte1WF270qZnavrKlsnx5WYGkm4MbjewhulZKvxRVfMwVfrRGyUe1q7P"
    "G8UIBSW0FMYqX62lI9oV7khzTQqNZEFvm6yPsB5QGVOfaZQtyTJL2x/jaWS0N0uWf6aJ5Q"
    "s0lpN3XtgMUnnyoWb74CKTqLf138IyXUDPwEUW+4yiHymYx9qEkqi3x15A0MZclYavX4u/"
    "ZGDk1f12DOOUJ1qKgITauNkSNrIXOmPDgptiaG1wdVjInroRVtidpSR7CLhOQcOl8hDN2u"
    "0Nf3Zy/OLp+dnj47O7v/ZhA20sLo49U7tJhyQdADWYI9j3GJKNPTgH1ohEVOGd52b7WD3V"
    "Dd3sQAEA3vnd3qtFp4dUl09TfbmiKb8v+9s/7eyTtTLKYmmzse30PrVvPV8GbYMcE2Gm6h"
    "7XbkenjevpsS56H4OA4vVzmNndXIrYfxDSMomLPYd4bnLpWv0ZQvFEGAqNRB5cQdhLXswY"
    "emPtPxQNnTdse5rBuu0wy+5Ix1uG8WuRcT9JAvnZ5VEWnOikWas9x83xoxNmk6K9DUN6Cp"
    "L2sOf5LKGs/qBwZ3XX4/ftNNeq8XWWRKt/qKyOJes/RVmHuYA3xxQckkTTcqSh59L81O6Q"
    "OhSbNQH1hZPLfqA2Q1spI+4JFJGD5HXTB/3SuWiv72N/RKbyhG7gdIcITV+YSZwHoHfAV9"
    "7yc6Sg8J6hI0Wurf+TpCw/Pn6A2r6kv6S8ORoOBOfSifwnpMh9Quum+s64R6gY1lAGyNeL"
    "ueR8eSBtc74CPH7xCPJTEMvcqQ2mWov/9LasKVvgNlVeHsAlRfAPlkjP2KxMK+m+s+8xpk"
    "18G4RUwmQeXIlqPITz/YaBaTZgCpfjGfr2/vPr9/pyBPb/TG0L176jGwq7e7ANNDamo/EZ"
    "xWGbJXBxX0tGk8cKuadjclui5QwBdhZhPUqF0iUGmheJDHnQeBxjQQCQcM+GRGnD/o9jqx"
    "E0arTHBpqZvuCMl9n+T4dvZxw4YdQF+MfrZjtK4NnuiQ2GODJ1oMnjB14VjP2a7eBKgHb+"
    "pMWNFYX0JNX0LA/0PYMCBYcKMa3BlCWxegSlEdW0+0z1FZSqkqlOxDhWurXB+qeNWcL2pA"
    "HGysZecBgu1CXHB5YGhRMUUc+lFQKYg31kK1jGTzERkrvfE5+qQbVjhTzCYQbcX0vwGZKb"
    "qCqK193LRKz4yAjIdxJjn8Xdo147DSaRcE/0OXKrU1AtqrEWDrwIZ1Sl++rICsGlVcqRSu"
    "begB4oHk7Nw78lToUIwIerF1SwC9u/5ds4HiQIrZMrry4ebTj/HwzeiK7qhdXwyb7kzOdd"
    "d2+6H8h5IHQ9MTMk3VC2bTaiukEK884+82jHNtwH1AuHmrmbkd4RAGhL0B3IoJwdYtarRu"
    "UVKPrL5px33mvM1rKJGCbghxbxlv8zX4ArChCNNg/CRVI3knX6AIDcHGBg7leHif5OXGSk"
    "D5akMOTd2aKaIeMovmpTTrOD6cE8IWtDl0QZtf8HJW0M08vjQoc9T4iUFb3TQfOYPoJbAJ"
    "hu3YJHRkC/gjdUkQNhaX/IEwsXKU+AF1iI53krqwDB8jPg+QkuCRfgSYQkdVzTg8RtZJs5"
    "9bNhyAVay6NN8ze7uQkshX03eCHxeHSFbbqscUe1wOqCZWYDPHpydaJ0tYhLmSSeO8xKRx"
    "njVpxNzJTOxb0/RQMGm6ETwRQj2PoRKepqqFcrc0xPb9hRQajeXnAhXjnCJqBObDctw94K"
    "xD/wxhTtLYzVwBZB+HtaEq8+RofA/5cfM20VAINzPYrWn6ZD86SL7ycEaZacOCTUq7CLUX"
    "wZkHAWGOkUydpOkhi2m4v4mQ2KzT24qgh9g2X2rNCQiuU2otTWc5SG0OIoiUXp1adyk6W2"
    "6tLv4d6Dr+BbobbQJJPxNIItfD9WO5ayK8PqjgnxiSx8peit+mKScBktxz0VwMEIeOmJgh"
    "PdcbdO9yBgGf97rUvfoCaDGlHtGNMqPbxkXwHxi4D5Ykx0HR+t0a9k2U2G0aDFDpkC2hKY"
    "+zTQepAPZFFUvvRbGp9yJj640ZgJnvJ01lgwStVfcABkc4CrIQF5c1jcfvv6TpYbZsY8VL"
    "rSbbIZk+IA6hjzVWYIPQLkHtJYhETTP4E0TWjGCCfEd0rluP5+pa+vNBmY4l4hFbVasrNO"
    "LzyVSigMJPyXUm/IwHROkwE0Vw/gIajIkwTEvSWU4h5Jpz2BCtTkiRNkRrX1I6vAzGWs+K"
    "pEGV56C6fDNYWu9Ri6moc8mHgQJkkSNvcO4RzAr8zynCDaBHivIIkS4TIG5uPqS0nbfvN0"
    "sI/Prx7fXnr0819moQlQXyHfcVKuYCdorMite1xWvC3BpNxddEbUHff3+Rh31RY+OnyKxy"
    "05JykxBdSEC5u2MyEOgtv+iJjpAxHSQXKIFYgR64xrNcGxz664GVirf5mEKX6YBIZwoZNx"
    "jBNK/DhJyoVLJOutEDqRykSqnpK4IEj8RFHIqnKW3IJTAuv2pbq3fL7aoTq8js8M1zbGvO"
    "KiXacsp2FCKfx4SOWh5qLIVZd9I0l3VSZH0C1gqavWYnBw0H+3K5eDYKskaF0xShjcez8X"
    "gdCRtKgAuCtZlBN0HSrnm8K0ayLTbdjDaaRjcLrXE/odhbdpyQbu0llNhQneomdDv3fR7I"
    "T1w/TlZ3TVwelCqv4cAhi0dWjhYlgeAMlMloCrQI1BzIhVBMPOJzCbGcUY+r5+iGeUvdCQ"
    "hhF3RHyYsjQxuZuWH3p1VE96WIWrdos648PFd4mAKaIrIn6aayQ55yjs5iqS8e30Op7+xF"
    "pYogMKw4EvRFtiaIbcDULV9Fm7LM3YL/os/8PElmfbFUjpELPvTX47YHZjHdygSEDInH49"
    "DGjZEgajHcWASZYgHhVlixAqiaFXUwQVQnngCPyOuS0ujMNoirE6zfSit7q7NlU4PaqzlS"
    "0M2kOMGiqJuJzbB4bZBhYcvit18WX+/U4SinoEiJkpOgsTpOLqDGYniCygrjvfNjfgHQu8"
    "ShrjErSVO1mj57hLwkRsc4wypFZ+MQa3spbTR/QqyuIn2cFgsfpxnZowOlcA6N8Jdmsroi"
    "AXWmJzn2qujKoMxYhddjthmqipegYdPQl+Ld2jHUr9gSBL10qJmalyDpIaNtpyGreqkMEI"
    "6G9xDd00pa9GmJFn2a1aLVHWVUNqqqiShBYo1Ehkaigx5mf/0/fvzbpQ=="
)
