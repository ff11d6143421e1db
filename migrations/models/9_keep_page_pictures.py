"""Keep page pictures."""

from tortoise import BaseDBAsyncClient

UPGRADE = {
    "sqlite": """
CREATE TABLE IF NOT EXISTS "page_picture" (
"id" CHAR(36) NOT NULL PRIMARY KEY,
"place" VARCHAR(12) NOT NULL,
"sha256" VARCHAR(64) NOT NULL,
"width" INT NOT NULL,
"height" INT NOT NULL,
"body" BLOB NOT NULL,
"page_id" CHAR(36) NOT NULL REFERENCES "page" ("id") ON DELETE CASCADE,
CONSTRAINT "uid_page_pictur_page_id_23cad5" UNIQUE ("page_id", "place")
) /* One picture in its place (`logo`, `logo_dark`, `icon`), drawn anew from what was sent. */;
""",
    "postgres": """
CREATE TABLE IF NOT EXISTS "page_picture" (
"id" UUID NOT NULL PRIMARY KEY,
"place" VARCHAR(12) NOT NULL,
"sha256" VARCHAR(64) NOT NULL,
"width" INT NOT NULL,
"height" INT NOT NULL,
"body" BYTEA NOT NULL,
"page_id" UUID NOT NULL REFERENCES "page" ("id") ON DELETE CASCADE,
CONSTRAINT "uid_page_pictur_page_id_23cad5" UNIQUE ("page_id", "place")
);
COMMENT ON TABLE "page_picture" IS 'One picture in its place (`logo`, `logo_dark`, `icon`), drawn anew from what was sent.';
""",
}

DOWNGRADE = {
    "sqlite": """
DROP TABLE IF EXISTS "page_picture";
""",
    "postgres": """
DROP TABLE IF EXISTS "page_picture";
""",
}


async def upgrade(db: BaseDBAsyncClient) -> str:
    """The SQL of this step."""
    return UPGRADE[db.capabilities.dialect]


async def downgrade(db: BaseDBAsyncClient) -> str:
    """The SQL that takes it back."""
    return DOWNGRADE[db.capabilities.dialect]


MODELS_STATE = (
    "eJztXW1z2za2/isYf2k7o2Til7hpsvfOOKm79TaJexP3tju7HRkiIQlriuASkGVtb//7xQ"
    "FJiRRBiqBIiWLwxS8iDkg9AA/O+/njZMZc4vHnV47D5r44eY3+OPHxjMg/Ni8N0AkOgvUF"
    "+EDgkafG4tSgERchdmCuMfY4kR+5hDshDQRlPgy+9Qkiz2aYegi7bkg4R2KKBXKwjzid+I"
    "j6CPsuYgsfBXhC+HOY12WOnJj6k/pTzH367zkZCjYhYkpCOdE/fpcfU98lT4Qn/wYPwzEl"
    "npsBg7owgfp8KJaB+uyXX26+/0GNhMcbDR3mzWf+enSwFFPmr4bP59R9DjRwbUJ8EmJB3B"
    "RM/tzzYkCTj6Inlh+IcE5Wj+quP3DJGM89APvkL+O57wDGSK7Tc4eF5Dl1+XOfLIbU/e/4"
    "GVPjh8OPt3fDz9d3w+FJbpHgWTZAjz9ymA8LTH0BiP3xZzTvGhn16Qnc4N2PV5++Pr/8Rm"
    "HBuJiE6qLC7eRPRYgFjkgV+mu4CSxtHvF3UxzqEV8RbIAuH7UduBOAWoD0ZIafhh7xJ2Iq"
    "/z17eVGC8f9efVIwy1EKZyZfveiV/BhfOouuAd5rfAPM+YKF7nCK+dQE5xxhM3gnH6wBX/"
    "OOAyD+shLiL0sQf7mJOBeSH8EzGICdptkfzicTxty22EUW6dPLCkCfXhbiDJeyMFNfPvNI"
    "DDn1HZLH+i2d3PiigGlvkm5ATqPzbQvkMaPozM6ewEM8++7s7Pz827MX55evXl58++3LVy"
    "9eybHqgfOXvi1ZlLc3f735eJddD/ggt9nH42HIPM0SlG73FNUeN/x+NvurCnv9VeFWf7W5"
    "09WJN3wkIZUTukMszHa7ltzu+Lo73vEYJ9x4FTJkFv266MttzOFBjbBPEdVCvhavOe0V7k"
    "5IAB/zbZ+h2x/6vdj4oKOOH1JqE3wwws7DAku5PHMlLRc9UoHhS3HNUsXEP/z0iXhqkGZZ"
    "YnPAzWqiI1ykP5ONmHwaM9DMpp6R2Uiyht1g+qAm6TlEUxpYmEpgkkc73/2N+xzN0leQwK"
    "LwQJY7gvRzNEtfQQqJw6S8spTD5G12g+pTPNc7+W9f8VI231131KS38EwZFzvC86Ocoq/w"
    "UN+hLvF3hegmnqZPMIGsyc5YkfSZvbRGFM/FVCJBHSxYWIzqrU/umPyxHdurzQmPS00uxX"
    "d2NtvAd4Z9yY3ceDogTmAQgswCvd8uvjQo9dulBlXy24mp/FryUSlxEXia/JX/bRyyGcLI"
    "J2LBwofX8s/EVzCQf4NT7tk8gD89Im8aIizPaxeNWaj37rV1o4Z9gKUGZZ0XUKPdxnuzu/"
    "6oPdoWil2CsDVz8Bcbk+PhPXRPtWFHPqCrNY9t3rW9HwN9K57WmE2ZAJwi6RvEl1UQviwG"
    "+DKHr6npsV2TYz/ZsoHF0Ug+NBR2UqZHjbyTNUwWizw0O26r1HOFwCOJ2HhMQilHCJaSRd"
    "5IMYUkcoaDQymtcEQFV1KIHExBJHEcIicDYQY/qMsIL/AyL/W0eSON1POPdNBWxNN/t9FQ"
    "Nhqq6+JPK6e0aajC/oMUjlW8tC7CA/toYy4/NOPZWaomefdhhab6DDonBOUgzuP7gzx25A"
    "H9E1kqlG98iOjTBpflg62PEtecQUt+HOLFSoTY2FcMQu6kVBNx26vP766+vz758zDSZeyK"
    "1EiWaydlsVQ5W4+pIFEGJOTM/4pHEh/1EWczMmLuEsl5ifw8hkknJBrRbpP7osms4NdRwc"
    "+KJVYssWKJFUtK2UfK6624uSGkGSKLqBX09ifo5feuRXY7spkXtksSdBKophGhUzFsxTI0"
    "Tw2qIEQrTy/1I9Oow9gDJWjK5IOqDwR7IP4A3MggKS+UsfTzj1fPzl5e6qTq3SaziaVdYu"
    "BlErVaySGfYrl0JpL1Jl3v0kyb98xZEfvQWXhEbllT9FNEFvra0BPfNU8GSxFZ6OsrlpHH"
    "1IS5p0h6l3XaPF+fcxIOpQSo04OKMc5S9Q5mKRZU8koW57KraxsMfO4ycwa+JrIJpbWPzn"
    "kQsFAM6x2heWK7ErVTeylZyKcyNGplqXbQlzq2Bs3YCRN05r7QxZWUJk1vktqdbS3g1l7b"
    "eVyP2DGfTfXRZbps5gKV5Lvkhm41NN5NCdi9ovpyMxVZqZIw30TxlwSiL+E39ggEYfouuv"
    "cwl6e/IME9XAIDok8WhAtFGE20wBxJkdjN2yL3cD9rruwS/xqUmCujZQZJUoN7SSWlLFkP"
    "wwFaqdG2eo/MZKIM2f4sNy96JQ1Za/GhF4D5YxrO6izBBqVVCfqiEhzUP9WgRmAiuFbQHp"
    "I09fZ1hy4sQPOqw07qQFLpRaMIpIrAFKsAQWpQhSgDeb5ADQeKPcTGCCOXPFJHjgRhPJiP"
    "POogORvE4Y4wJ5cX89B7g+4hnGCoULmXsvgjCdGESUEeENBFH7RzEyvmd4kplYn56/XXsv"
    "5iQT9H2Lu4hNOLFy8qSPowrLhMsLq4ESupXqthzAmyeN+RpwJRJ0vVC72qBNy769+UyDLj"
    "/N9eGtKvP1z9ptCeLeMr728//jUZnlqCd+9v3266VlZcy9CrkqGzalY9CVP9NmAwyfhebP"
    "UNzlKNsZTxlTxbsWrsgTc4GDmN0U8RWeW1L8prJ/wu1p91LErp3vxZmfqbGi12sz5nsSqb"
    "qQpaTaGF0mpSxRTEj7xKUFstwAEJXytl88PVu8intJjKEbTMT7XTTLYKW6eZerGmOsOOif"
    "gYD++h9NhKXKWVXKzk0pUT1kouVnLZkFw+B0TfIzK6UCqr8NWQShE3Mxw+gHgBxS3iUrAq"
    "jIWFDyBpOCSSLWKZ4g2Ud50wAcLISt5gc89FI0jeY4jJP7G/1NZda/92O0g78GBmB26ThS"
    "M7ZAdu6rwtFm1qRMPuFgXbMf70xdWTvJq7VFz7ItQ6E1NXSxkbhnFDshq4lb39OmXIpaAY"
    "SQ4jmPo9QIuQKn5C/SjjOMQ+x5F/C7QsCAp0NPWAdp1sO2v642QNJ1RPhcvkKQiT3iYxxV"
    "o9expGkLDxUHX0U2jFL8aJIpbPA/+gX3+8/nQNj8LC4YO8Jfov9BUL4JVh4VfRIWdVwM6p"
    "gFZabqFyi+RQpnVb1iSt5rccH5jdKgn9RejPCQc3EVWzVD00ETVcsizCyyw+JE3Tu5zb87"
    "MKAJ+fFSIMl3QQm/rIs1S9g7mVgsu2m0eM7kWVIISL4hiEi1wIgsChFOZN0F1T9G7zNm+m"
    "d4nQVmP/2+fbj3p41xQb8LrUEej/kEfba6WWCpMczaknqM+fw20PESAJCMHMxeFkm5FjG7"
    "IeTLAZTmbLfbSw3ztioLn1HfLOw3R2orHPrC8OyswzYLwdOqtx2yO+fXTjklnABPGd5bOf"
    "yPI1UuQErLtjFpLEfjJAY+p5kI7pJx99xRFb+Gl7iybau4UbaMs88/noXyQ6NyFedacaz9"
    "a6si/rSmrVqvKzFEkPBaTmT3BtzHcxvH0K9t5DEi2Uoq9RYHGDrIdoN7+R2Vw4zExXTZHU"
    "grhr8SItI+wRzEmdOjkbhNa4WNu42O2I+n4KKB2R/1ULdm2e52RLZGyQjKgUEMsFFnOOgO"
    "gNun8kIXg271FIOeFoQcUUQXblEjlT7E+iUBAWunLYOkGTQ9CIPki2sdn/6f/T/wweVcTn"
    "EE4jFQMhZ5zCykq9QRV/ueceE/dyAnQfeFjeZjGl0CYG4m9hOjkOzZhPlgO44kwR9uR/CE"
    "qPqpAXmzja0svbTuKoTedqN52Le/OJkSoWj+9f+NV5FdHqvFi0Os8X2xnFXLuqHXVNYe2o"
    "jdtRJaPXsZLi1VgR2MVofjHojAz/Iw9mIy9OmmiPhu1f7t4dk207w96nbDGcB4CcRrlgTG"
    "pxfgGjz1JuwD2SpG3hnZwB+93mb29v32e2+dubzVz/Xz68vZYHrIJfDqKiQKFT0I0ZE1G/"
    "RFPQ15QW9OqgR8F3UtOaY50lowz1TdI9wr765GhxXxA6mQojMSdFYo/Wxo9WyodRERfDty"
    "BDZ18BE34fGSt0FUzLuX2aziJugHhiETKRHtM0/fMMNByKSZ4CKnmMeYefDJ1N2K3rE4iN"
    "qGbgp4j254457RXu3fbFfAEb3+be2Ez1vmSqp9gKhL9pdKS3Md0PP30iHhZ65h2DvQoFPD"
    "I+UoR1VqCTO3hHfH5klZTGjokXldBx2CxgPvF3hehdMk9ftxH1HerujtNNPE1Pt5Mgs0BC"
    "QBpC6S6erq+b6oEsd0QKwjl+ioIs+whQQB0xD3fdTgDSz9FMfQLKKHwoFfk4Hmu9BzFdUq"
    "C/Gqy3yWQ9YWY1oqw+sEdyUhBppa4NtkVbDWfJsAohV+jnSCT//D/vB7kKFaryDvTUQfJb"
    "ceIirGKnvuIo1uDfIF8VHPQYe1ABTT5ZIHlwc138VVu3gmCsG4HYXHj0kcSxWpJ2oIZhRY"
    "emmENRDo/gML5ZdAOI1JrIaXaNtjpY2YDd4q7UneDHxZGFWx2P3al3lo8n07Skp6p5Sd3X"
    "x7/IwN/oVC44k1ZH9pZDaSUnVGn1ojizopAngWTb2EdxqugbdXJ4RAgSIgeHIY05PjQlgA"
    "Q96MToOEROBqXjVNNGKpm9tt5cmzeykbvHcpSQmTaLvNhBtyLoYexuKyUm4hdsODLK9stS"
    "WayrYW0dQwcWj45JEzgOj5CJ5JNdh/wiGDYMTPKbjhH6rU6j1LZru1VgYe2ICnUjwOViUj"
    "fi15R2H6v9EK6a1G74/uPnyDDgqwIOLpOnuZ80SIj7c4/ZXP4LchtRRgldtc/mb6KyyiAD"
    "DXtqYo5meBlVpJC3AhgioXRMQy4iI0YQssjkgaSYCb+je9DITgJmFPmUE3lv+OM+JM6UOA"
    "+Sx98P/ulHuW4uXr5G9zPKOeH3SHkROXzI4atgFMrvBJlxbC7UveUN2fg5gkrNSX1Q9Mjm"
    "cl4em1vgOVck6uGLC2NMY1eYeldtWYwOnWfF4nKyZpXD2ZI17qMAVyUXS44qEeBy2VhCvr"
    "cau1ZJtklC0EOEm080sfLxoSPX4AiqswAZOhuxWRf/tRBghn+WriX8+3qcpuReJWnloS/E"
    "fU3Qm06rZ6cX3168Or+8WCG9+qQM4DyYSoTOY1mc0bMi6EY+D9yvN/k83TF8dCJms9lYWL"
    "01wzgQtq49oxOINmzQ2JsPTQV8amwfSSBouemjqs9shMGOwBYkfOZgThDc7DVET1D5mK4y"
    "CyQxFQOkNHXBZnJeKDqjbAnM95bKwxUHEyvrAzi2IguCzn3W+j3BJHKVInrw2YJHhgiwvK"
    "g5pthVhg8wPyymDMwaiAvqeQjqq3E0WioC6AQFz2e7XnZfXOqq9aFDZWBasT3IV2hGwmGN"
    "kzxP2WorlEOE99VyO6eicw2bcvS4Hcd3FXbud4X79rtc7RARB3VXhXZFYLHdhu3q6K1Tel"
    "NDbO02NuPzSBfAZnw2fyjabms2fbYDhoMq6bOb23Z/1phO7tXaxhh5f/Txl/fvD2WNWeeW"
    "6sJR0omnxXYZJzOsgnHGI3is4kTuoxrE928QRo5c8gkLlypyJAouXjAI7XCm1HOjysHU94"
    "l7r7O9NDGlDVLuEi8flNg95HCa5M9VdBylSfok9jXmPbIaeVtVmWwx7HaLYY+Z50qVzhTm"
    "DbIeon1eCe3zErTPNaXH1flqamCa77utXRSPKeGLioPuYWufVtnZp8Ub+3QT6Ug2MUF6Td"
    "G/UnnN42urLB+gBuSM+bSoX3SxxJylss6UjY1MY8W6uh10RdInWfiLzW3qhA1kZ+NnSIzt"
    "yRkiawC1MVNtx0zld2wDmJoUeOvkTq2Aa+o9NTaApsPlqeeGuoyQtgrqdVNgKK/sFTJP18"
    "HIBKLv8fKTnOUIZYFKCPEA+zsi9FlptZ/lRH0FCY/HxBE6DdQEp6vULD1519p0yCQvnsYd"
    "k3oni50xLl4Ow2TUVl/MB+p5lBP5FeM+i8jxGBQcUy8IguL74EdJ+CVkwRLsTJPekcyHom"
    "OQIIvYeFVq7CuO/pMUEcu4aVq9GwTH3strqt1knJzrQUEaB9pWUh97bxAo7IgTAVGwU4jH"
    "BY9RlNYbz8gW/gAp5SiVdOwzEeUCyyHF6bsZN5h8EPg1Wg7hPjabt0saXLFfKV61ii6leH"
    "SfNOjGvEnJxs9v5jK7Wopqjza1w2hyTdrU4H7EByVjqK1XXsJA8rS9SazbsznIJZMQg0fJ"
    "dAk2CC3+dc1xoaDYM4Y/S2fRr4c+mwtVbdcQ/AyZxb5mMHQieRpaTzfp2jVJd+XgrW9CzU"
    "j4e7T5dRTcrVa/zf3VpTTUlPlGo2pnjTvF2nakmQ55MrBC8ONavYWyV6BapkIV0DhkM3QP"
    "P6EuFRTSuhdM/fm1HOajxZR6RH2XbwagH880xcVbusf28MgNHVhNGqm+VtftnK57HHE8xx"
    "xewuahzi1fAvCKoocANxxUmfQMMhR5NsisyzgbSRmdCWZsOUXUJ1PYnmX46LA0An5FYtNI"
    "+605HQcjOU7FqYvREl3Wm1buXI3WlHb1FutMabeymcIUdSryUXKIS9UFau26USFgeBhwFS"
    "651GBIVHl4TTthuj5Mjc+u9QzSVGPC9atgfYIdOhKK9aT1y2iaYJKn7KFY30pGj8rSNIF6"
    "RdBHhBvXTJ15qI9cLNnLaxILcRWIDy9Y9lFBPbjW37V93Iq4npZXdpTWDXoydxTardL6xu"
    "baHjd+KG2okwxhN2Xo0OUzVttbow2lt36xNpR+17ZrQ1DdIozqV6k4R3ic2F+DUSqUBy0w"
    "FfwNOHaUDrMOioRCoXHnzyTmUTWadabYn2hiNvdyxyqupSR/RXIx5j1GJbzkoPWF+MaGDi"
    "dbpaO1Kh3dryiRefuOUcwUVHhGOumKoIdS/FklVfSsRBU9y6ui6SfL4XxHngpj+jJke9zS"
    "B+ARd9e/KbNKcQH92TK+8v7241+T4ZtV9W0d02LOUaW88WlxdePTXHFjOgtA0jDAd02xx9"
    "3sS9FvP8y5Yf807EZvOeRQgJ0Ko1avGtIelvO4rLKjL4t39OUm4lP6SGrhnSO0aG9He60W"
    "mDknsnTWc13Xc81B15l7EkmFqOEi5IntSuy+EkSb8FRpHYhW9bGrUHkV0mYBozXYILQrUD"
    "v/JmQzyqGintSKjJdBR23XonYuWsiCQIIZkjEJie/oeuwV94XTU9smceU6bo0mcYnJ0uhN"
    "SRHZhCnbPeIoF2AeuLUWIEtnF6D2Atj2Hc0HJ9j2He2FJNj2HbZ9R5frAlYpXrf3elpdO+"
    "oqVR2Ljvgdi7MlsRe/qMn6BNU+olli1EpiWta4bo9sGc7Xg7cGuNz6RKqU8gcbq+gRqNgF"
    "/79B9wSHHiXhPXogJIhiSxaqstcEWruoxrcjMpZsC166EXOXA6Qa7f35ez6qpb3b2CYyXZ"
    "IogLAsAdo6mFtzMMOrkUe3OGIiGW9DJYxDJUy1aKs976g9E5fWsV5kyKxxuzb60QltYtFO"
    "kVgzduNm7GPIyjh6C0hnkzK6qK9Xysk4bMrAHZkF3hY1azVmUEnREunh23MJEnvEvUpu5t"
    "BD81H+WlAxBbWHhnHhZcJhI67yMAbxx1LhQVcowtVVlZmj9GipG6HzF1CmWZNwva+bWjWs"
    "S2xtUKKG2e6I7eZS2xSBtlMErKZrkwL6YbM5jqSAvQHccEpAsf+nWHFN01jNtXHNFeTM/H"
    "IUh59wbSjc8cZdNdbvATJ6h3Newyi2SWntYrWDPiOtyHgFsnQWfxtVeKQLYBuy2v6hh7U7"
    "7hAn1KbNEUCXS3SiMTUmlwZlFkb1tR7iUVsNi58IdjmC9mqLkArCEXmS472lMtfBVHmzYD"
    "USa9TrEq8YWKPewYx6fIrPXl4aGUJWFM1gfNjKoBmELy8qAHx5UYgvXMprMxcm6K4IeriB"
    "q6BbDG4OWysld0RNGRkVSchS9cB0veEYeFllm8tRxY6Bl7mt7lIOX72GRp4ltCp53b1uzV"
    "JdWgPoFGJ6qmYpe8d3mpddrBHEGkGO1giSrucxhjdfw7QN0oA+RZO8w94RN4/ebw5QGjKN"
    "uWgD0WKTUbx+QycZudVs9CNbIDYWxEdAE4eEYfRAlmhBQoLiGVWoF5iFpEDKmf9GDhmTRf"
    "wfjwgGUcsOsiBc5I1Nbd5I2/8jtpyt++dFc9gOIF0SWMw7JZbVONM3SjxqNbUxX3G8+w0E"
    "wTVFD+0rrcSkKc5maGBJSPq0afes64xpyM1rX6WpLPi7KZq19HwL/Y7QSwnHUOdcU9huLO"
    "U6Zyw9NqByxn7e4wR1q9q53lFdc73/TB0xD8lJgfs9uTzY6oIPUiMrlVKICaCLO/TdCDzs"
    "EPT1vccm7H6A1O+hi8MH+IdKhO+/GSBXouojLJWaqFP8AvoiQh95TnyNNtXebbS6VGKBUf"
    "fYTYOy/v/W/P/R6hhI+CuCHgr4p2dVAgDOiv3/Z91z/3cK4OaN6Avqyplz+BZKkavxfZIh"
    "G1P4p1JUmWrk8kI41wQWTw2e+oSzt9TH4dIo5Wy0jCttHRmgZfpKnPmxShORb/nbm49Xn/"
    "6uzzt7q8kUefv3u+urI3KrdQX7HvnVOqnhdDS6+G9sdKJRbeDjQZlK8694wPZKBVK1u0cz"
    "/ACBwb5csjmRcCLqklnAhFQX3qgCbhxhqYOQgDlTNKOeRzmRkLq6KgQNTFilZ6HLfBIbl8"
    "K5v+pYmPo46XmXXLYuoE66gLQ2mJJOhqTBKLkORdqeXlaKZb4siWW+zLkqut8mcn+htlXg"
    "vShG9yIHboCXHsNGKccpkm5kHMNte5NxHDN6I16+pumTOrRv7xDBnAxVqVZDD1GWsDe53/"
    "vuOCCgPJUwiaNIk/QG9sasACkp0iCyfE1kI5pre/kxrRPVnyGz6O/k5idhyDQVQLfEkq+o"
    "ehdH/rJSENHLkiCil1EQUc5IcxibwrWvypDNpC5+/UiURSRnYMiNGZRZG8h69JCshm+1PV"
    "yBN9NHEypJkGBI/h032HijYj9hX6koUQH+yynmaEQmcx+5BIoy8ufo1veWCJrLIuy6xJVz"
    "5O0Rbd2kio0i2y5E/ty/DaL7WnAnjBDd79l0JIbojIIsXzyTcyQZ30PrQ/Md0EPB6zWI5l"
    "bf3VVMIr5rDn6KyAqodZHnbB6aRb+sKfYomLIA5ozk4X2YjitZjg060EuxzUwFWBH0Tvpv"
    "pcaILdRwaD5CsMZUWcJF4vE9FE2aifDqiG77g4Q0+uo5lTa5NCjTZMepQVv1189sJnU/8G"
    "4z10V4xOaRJhnIE0cqkpIC0hwxkocBZz70Q+PzIGChAD3UY+wBYU3Qb2OzNlzSy3rE96WM"
    "Wo+49YjvIzmyUlmekqo8udBetpBwGNpQ0jS2T3MGTvE05OTfZpx4TWOVzNru1Jm+H3Zp37"
    "8VTW+8qXsXyX1BfEPlPkXTQw7dmOcp42GVG7WGgzVFZfXO2pvc8TCdFRQILD4js1StnpJH"
    "6GZI0DE2pmTo7HFZf0+zOlUAM2QW/V3Ql0819JlZ96ZNut4ZbvsWtvGeuBMSXkUu5xONgS"
    "s7YFBm5vLU0CFOjd1q7fp1CgW85EoLjjxKXiOMFtjziBjIvzwmf4FZahVdAYYpiK+Ysjkn"
    "z9GNpBphD3KMEOVRsIUcoSaDCAwpyIXLvDFsXze1trJOs7tiW5kjN7cR24vH985a9qoKt3"
    "tVzOxeWVPZPj2swNJMwE3G9xDcKq0Wizst5hotWiNko9rV2GO6UIBSW0FCYqX62lI9oV7s"
    "hzTQqNZEFvm6yAchZSEVGvtMIe5pkt5YfxvLpSGqzSp9NE+o2aS0m7p2wOJTQCWLN1+BDJ"
    "3Fvy7+sRJqBn6KqDdc5RD5TMY+1DSVRb468gaGsnQstXx8Xadok2YEkenrGsw5R6gOFdWo"
    "abUZQWwt9J0pC0+KrYnR9UEVY+J6aEVborLUEewiLhhzEVRnRC5eoq/vz16cXT47PX12dg"
    "blLOMmAh+u3qHFlHGi2glQjnwmoCwmTAP2oRHmmvaX7d5qB7uhvL2JASAe3ju71Wm18OqS"
    "6OpvtvUYMOX/e2f9vZN3pphrSjwWb+5kfA+tW80X0JxhxwTbeLiFttuR69F5+25KnIfi4z"
    "i6XOU0dlYjKxWzDud+4jvDc5eK12jKFpIgRFSooHLiDqIe0uBDk5+peCB9xeod5rJuuE4z"
    "+JIz1mGBWeReQtBDvtRCUWpI3K0RY5OlswJNfQOa/LLm8KeprPGsfmBw1+X34zfdZPd6kU"
    "WmdKuviCzuNUtfRbmHGuCLC0qmabpRURLud9QVJTulD0QmzUJ9YGXx3KoPkNXISvqARyZR"
    "+Bx1wfx1L1kq+stf0Cu1oXxyP0CcISzPJ+xzrHbAVxyIVJQe4tQlaLRUv/U6QsPza9vZpK"
    "Mb4Uj4HepDpz4UT4fvEtp9Y10n1AtsLANga8Tb9Tw6ljS43gEfO36HeCyIYehVjtQuQ/39"
    "X1ITrvQdKKsKZxeg+gKIJ2PsVyQW9t1c97nXIL8Oxi1kcgkqR7YcRX76wUYvmSwDyLST+X"
    "T9+e7TzTsJeXajN4bu3VOPgV293QWYHlJT+5HgrMqQvzqooKdNk4Fb1bS7KVF1gUK2iDKb"
    "oEbtEoFKC8WDPOY8cKTaX68dMOCTGTH2oLrvJE4YpTLBpaXqycMFCwKi8e3s44YNO4C+GP"
    "1sx2hdGzzRIbHHBk+0GDxh6sKxnrNdvQlQD97UmbCisb6Emr6EkP2H+MOQYM6ManDnCG1d"
    "gCpFdWw90T5HZUmlqlCyjxSurXJ9pOJVc77IAUmwsZKdBwi2C3HB5YGhRcUUMehHQQUn3l"
    "gJ1SKWzUdkDM3t0UfVsMKZYn8C0Va++jckM0lXELW1j5tW6ZkRkvFw1blT/l3aNeOw0mkX"
    "BP9Dlyq1NQLaqxFg68BGdUpfvqyArBxVXKkUrm3oAfyBaHbuHXkqdCjGBL3YuiWA3l3/pt"
    "hAcSBFpsl7MnwzuqI7atcXw6Y7k3Pdtd1+KP+hYOHQ9ITMUvWC2bTaCinCS2f83Yax1gbc"
    "B4Sbt5qZ2xEOYUDYG8CtmBBs3aJG6xal9cjqm3bcZ87bvIYSK+iGEPeW8TZfgy8EGwo3Dc"
    "ZPUzWSd/IFitAQbGzgUE6G90lebqwEVCA35NDUrZkh6iGzaF5Ks47jwzkhbEGbQxe0+Rkv"
    "ZwXdzJNLgzJHTZAatNVN84H5EL0ENsGoHZuAjmwhe6QuCaPG4oI9EJ+vHCVBSB2i4p2EKi"
    "zDxojNQyQleKQeAaZQUVUzBo+Rd9Ls55YNB2AVqy7N98zeLqSk8tXUneDHxSGS1bbqMcUe"
    "lwOqiRXYzPHpidbJEhVhrmTSOC8xaZznTRoJdzIT+9Y0PRRMmm4ETziXz2OohGepaqHcLQ"
    "2xfX8hhUZj+lygYpwzRI3AfFiOuwecVeifIcxpGruZK4Ac4Kg2VGWeHI/vIT9u3iYaCeFm"
    "Brs1TZ/sRwfJVx7OqG/asGCT0i5C7UVw5mFIfMdIpk7T9JDFNNzfhAts1ultRdBDbJsvte"
    "aEBNcptZalsxykNgfhRAivTq27DJ0tt1YX/w50Hf8C3Y02gaSfCSSx6+H6sdw1EV0fVPBP"
    "DMljZS/Fr9OMkwAJ5rlozgeIQUdM7CM11xt07zIfAj7vVal7+QXQYko9ohplxrdNiuA/+O"
    "A+WBKNg6L1uzXsmyix2zQYoNIhW0JTHmebDlIB7Isqlt6LYlPvRc7WmzAAM99PlsoGCVqr"
    "7gEMjnAU5CEuLmuajN9/SdPDbNnGipdaTbZDMn1IHEIfa6zABqFdgtpLEIuaZvCniKwZwQ"
    "T5juhcnz2m1bXU54MyHYsnI7aqVldoxOaTqUAhhZ+CqUz4GQuJ1GEmkuD8BTQY41GYlqAz"
    "TSHkmnPYEK1OSJE2RGtfUjq8DMZaz4qkQZXnoLp8M1ha71GLqahzwYahBGShkTcY8wj2C/"
    "zPGcINoEeS8giRLhMgbm/fZ7SdtzebJQR++fD2+tPXpwp7OYiKAvmOBRIVcwE7Q2bF69ri"
    "NfHdGk3F10RtQd9/f5GHA15j42fIrHLTknKTEl1ISJm7YzIQ6C0/q4mOkDEdJBcohViBHr"
    "jGs1wbHAbrgZWKtwWYQpfpkAhnChk3GME0r6OEnLhUskq6UQOpGGRKqakrnISPxEUMiqdJ"
    "bcglME5fta3Vu2m76iQqsn/45jm2NWeVEm2ash2FyOuY0FHLQ42lMKtOmuayToasT8BaQb"
    "PX7OSg4WBfLhfPR0HWqHCaIbTxeDYeryNhQylwQbA2M+imSNo1j3fFSLbFppvTRrPo5qE1"
    "7ieUeMuOE9KtvYRSG6pT3YQ+z4OAheIjU4+T111Tlwelyms0cOgnIytHi5KQMx+UyXgKtA"
    "jlHMiFUEw8YnMBsZxxj6vn6Nb3lqoTEMIu6I6CFUeGNjJzw+5Pq4juSxG1btFmXXl4LvEw"
    "BTRDZE/STWWHPGmOzmKpLxnfQ6nv7EWliiAwrDgS9EW+JohtwNQtX0Wbsszdgv2sznydJL"
    "O+WCrHiAUbButx2wOzfNXKBIQMgcfjyMaNESdyMdxEBJliDuFWWLICqJoVdzBBVCWeAI/Q"
    "dUlpdGYbxNUJ1m+llb3V2bKpQe3VHCnoZlKcYFHUzcRmWLw2yLCwZfHbL4uvdupwpCkoUq"
    "LkpGisjqMF1FgMT1FZYbx3fswvAHqXONQ1ZiVZqlbTZ4+QlyToGGdYZehsHGJtL6WN5k+J"
    "1VWkj9Ni4eM0J3t0oBTOoRH+0kxWVySkzvREY6+KrwzKjFV4PWaboap4CRo2DX0p3q0dQ/"
    "2KLUHQS4eaqXkpkh4y2nYassqXygDheHgP0T2tpEWflmjRp3ktWt5RxGWjqpqIUiTWSGRo"
    "JDroYfbn/wMnKgDK"
)
