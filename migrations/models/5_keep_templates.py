"""Templates, and the six that every page begins with for the pages there are."""

from tortoise import BaseDBAsyncClient

UPGRADE = {
    "sqlite": """
CREATE TABLE IF NOT EXISTS "incident_template" (
"id" CHAR(36) NOT NULL PRIMARY KEY,
"name" VARCHAR(100) NOT NULL,
"title" VARCHAR(200) NOT NULL,
"body" TEXT NOT NULL,
"state" VARCHAR(13) NOT NULL,
"impact" VARCHAR(8) NOT NULL,
"affected" JSON NOT NULL,
"uses" INT NOT NULL,
"last_used_at" BIGINT,
"deleted_at" BIGINT,
"created_at" BIGINT NOT NULL,
"page_id" CHAR(36) NOT NULL REFERENCES "page" ("id") ON DELETE CASCADE,
CONSTRAINT "check_incident_template_1" CHECK ("state" IN ('investigating', 'identified', 'in_progress', 'monitoring', 'resolved')),
CONSTRAINT "check_incident_template_2" CHECK ("impact" IN ('none', 'minor', 'major', 'critical'))
) /* `affected` names leaves with their statuses: [{component, status}]. A deleted one stays for 30 days. */;
CREATE INDEX IF NOT EXISTS "idx_incident_te_page_id_39a274" ON "incident_template" ("page_id");
WITH "given" ("name", "title", "body", "state", "impact") AS (VALUES
('API errors', 'Elevated errors from {component}', 'Since {time} some requests to {component} fail. We are looking for the cause and will write again as soon as we know it.', 'investigating', 'major'),
('Login', 'Problems signing in', 'Since {time} some people cannot sign in. Whoever is signed in already can go on working. We are looking for the cause.', 'investigating', 'major'),
('Payments', 'Payments fail or take long', 'Since {time} some payments fail or take longer than usual. Please do not pay twice: what was charged will be booked. We are looking for the cause.', 'investigating', 'critical'),
('Planned work', 'Planned work on {component}', 'We work on {component} from {time}, for about {duration}. Short interruptions are possible. There is nothing that you have to do.', 'identified', 'none'),
('Slow', 'Slow answers from {component}', 'Since {time} {component} answers more slowly than usual. Requests succeed, but take longer. We are looking for the cause.', 'investigating', 'minor'),
('Third party', '{component} is affected by trouble at a provider', 'A provider that {component} depends on has had trouble since {time}. We are in contact with them and pass on what we hear.', 'identified', 'minor'))
INSERT INTO "incident_template" ("id", "page_id", "name", "title", "body", "state", "impact", "affected", "uses", "created_at")
SELECT lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-8' || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6))),
"page"."id", "given".*, '[]', 0, "page"."created_at" FROM "page" CROSS JOIN "given";
""",
    "postgres": """
CREATE TABLE IF NOT EXISTS "incident_template" (
"id" UUID NOT NULL PRIMARY KEY,
"name" VARCHAR(100) NOT NULL,
"title" VARCHAR(200) NOT NULL,
"body" TEXT NOT NULL,
"state" VARCHAR(13) NOT NULL,
"impact" VARCHAR(8) NOT NULL,
"affected" JSONB NOT NULL,
"uses" INT NOT NULL,
"last_used_at" BIGINT,
"deleted_at" BIGINT,
"created_at" BIGINT NOT NULL,
"page_id" UUID NOT NULL REFERENCES "page" ("id") ON DELETE CASCADE,
CONSTRAINT "check_incident_template_1" CHECK ("state" IN ('investigating', 'identified', 'in_progress', 'monitoring', 'resolved')),
CONSTRAINT "check_incident_template_2" CHECK ("impact" IN ('none', 'minor', 'major', 'critical'))
);
CREATE INDEX IF NOT EXISTS "idx_incident_te_page_id_39a274" ON "incident_template" ("page_id");
COMMENT ON TABLE "incident_template" IS '`affected` names leaves with their statuses: [{component, status}]. A deleted one stays for 30 days.';
WITH "given" ("name", "title", "body", "state", "impact") AS (VALUES
('API errors', 'Elevated errors from {component}', 'Since {time} some requests to {component} fail. We are looking for the cause and will write again as soon as we know it.', 'investigating', 'major'),
('Login', 'Problems signing in', 'Since {time} some people cannot sign in. Whoever is signed in already can go on working. We are looking for the cause.', 'investigating', 'major'),
('Payments', 'Payments fail or take long', 'Since {time} some payments fail or take longer than usual. Please do not pay twice: what was charged will be booked. We are looking for the cause.', 'investigating', 'critical'),
('Planned work', 'Planned work on {component}', 'We work on {component} from {time}, for about {duration}. Short interruptions are possible. There is nothing that you have to do.', 'identified', 'none'),
('Slow', 'Slow answers from {component}', 'Since {time} {component} answers more slowly than usual. Requests succeed, but take longer. We are looking for the cause.', 'investigating', 'minor'),
('Third party', '{component} is affected by trouble at a provider', 'A provider that {component} depends on has had trouble since {time}. We are in contact with them and pass on what we hear.', 'identified', 'minor'))
INSERT INTO "incident_template" ("id", "page_id", "name", "title", "body", "state", "impact", "affected", "uses", "created_at")
SELECT gen_random_uuid(),
"page"."id", "given".*, '[]'::jsonb, 0, "page"."created_at" FROM "page" CROSS JOIN "given";
""",
}

DOWNGRADE = {
    "sqlite": """
DROP TABLE IF EXISTS "incident_template";
""",
    "postgres": """
DROP TABLE IF EXISTS "incident_template";
""",
}


async def upgrade(db: BaseDBAsyncClient) -> str:
    """The SQL of this step."""
    return UPGRADE[db.capabilities.dialect]


async def downgrade(db: BaseDBAsyncClient) -> str:
    """The SQL that takes it back."""
    return DOWNGRADE[db.capabilities.dialect]


MODELS_STATE = (
    "eJztXW1z2za2/isYf2k7o2Ti16bJ3jvjpO7W2yTujZ3bndndoSESkrCiCJaALGt7+98vDk"
    "hKpPgigiIlisGXxBZxSPoBBJzznLc/TmbMIS5/eW3bbO6JkzfojxMPz4j8YfPSAJ1g319f"
    "gA8EHrpqLE4MGnIRYBvuNcIuJ/Ijh3A7oL6gzIPBdx5B5MUMUxdhxwkI50hMsEA29hCnYw"
    "9RD2HPQWzhIR+PCX8J93WYLW9MvXH9W8w9+vucWIKNiZiQQN7oH/+SH1PPIc+Ex7/6U2tE"
    "ieukwKAO3EB9bomlrz778uX2x5/USHi9oWUzdz7z1qP9pZgwbzV8PqfOS5CBa2PikQAL4i"
    "Rg8uauGwEafxS+sfxABHOyelVn/YFDRnjuAtgnfxnNPRswRnKeXtosIC+pw196ZGFR57+j"
    "d0yMt6xPdw/W/c2DZZ1kJgneZQP06CObeTDB1BOA2B9/hvddI6M+PYEHvP/5+vO351ffKS"
    "wYF+NAXVS4nfypBLHAoahCfw03ganNIv5+goN8xFcCG6DLV20H7higFiA9meFnyyXeWEzk"
    "r2eXFyUY/+/1ZwWzHKVwZvKrF34lP0WXzsJrgPcaXx9zvmCBY00wn+jgnBFsBu/4gzXg67"
    "3jAIhfVkL8sgTxy03EuZD7EbyDBthJmf3hfDJmzGlru0gjfXpVAejTq0Kc4VIaZurJdx4K"
    "i1PPJlms39HxrScKNu1N0Q3IaXi+bYE82ig6s7LH8BIvfjg7Oz///uzV+dXry4vvv798/e"
    "q1HKteOHvp+5JJeXf719tPD+n5gA8yi300sgLm5kxB6XJPSO1xwe9nsb+usNZfFy7115sr"
    "XZ141hMJqLyhY2Ght9pzxc2Kr7viJZAcXlRrDhJCtZCvtdpPe4W7HRDAR3v5p+X2h34vFj"
    "5YSaNpQnGHD4bYni6w1AxTV5In8xMVGP4onjNVkfBPv3wmrhqUMy2RQXq7utERTtKf8UKM"
    "P4020NSinpHZUG4Nu8H0Ud2k5xBNqG9gKoGJE853/8bdh3fpK0iKINoNoV/lLfoKz4RxsS"
    "M8P8tb9BUeaS1Sh3i7QnQb3aZPMIFawM5YkaKQvTQ7m21+gj351XKiZ8OTYlpaCDLz8xnr"
    "6NKglLFODKrEWIuJxED+XdJaQsCxeivmeRSwGcLII2LBgukb+WPMkg3kz0BHv5j78KNL5E"
    "MDhPlU3mPEgnxeu60HNcx+l1Ipefx3jlYdmY7dZWL3aNMUk+GwNDPwF9Mo0fAeErNtMCgH"
    "dDJksc06dfZDTbXiY4i2KR2AEyJ9g/iqCsJXxQBfZfDVpTzapTr6uS1rMB1tKjsJyiNH30"
    "kTIsUqD02P26r1XCPg4hEbjUgg9QjBErrIW6mmkFjPsHEgtRWOqOBKC5GDKagktk3kzUCZ"
    "wVN1GeEFXma1njYflKP1/CMZrhDu6f8ycQAmDqDr6k8rp7Suk27/7rljVS+Na+LAvqFol7"
    "f09uy0VJN792GVpvobdEYJykCcxfcneezIA/oXslQo33oQy5IbVpENMzxKXDPsl/w4wIuV"
    "CrGxrhgEm0itJtxtr+/fX/94c/LnYbTLyAWSo1munSPFWuVsPaaCRumTgDPvGx5qfNRDnM"
    "3IkDlLJO9L5OcRTHlKopbsNr0vvJlR/Dqq+Bm1xKglRi0xaknp9pFw4ardXBPSlJBB1Ch6"
    "+1P0smvXILsd2dQXtksadBwgk6NCJ2JninVonhhUQYlWnl7qhdSozdiUEjRh8kXVB4JNiT"
    "cANzJoygtFlt7/fP3i7PIqT6ve7WYmpapLG3iZRq1m0uITLKdOR7PelOtdglXznjmjYh86"
    "/4TIJauLfkLIQF8beuI5XD8ZZS1koK9vWIYeU53NPSHSu3yr5vf1OSeBJTXAPDuoGOO0VO"
    "9glmpBJa9kcRanuraxgc8dpr+Br4VMIlvto3Pu+ywQVr0jNCtsZqJ2SiElC/lWmqRWWmoH"
    "e6ljc9AMTxijM/dEXlxJabLmpqhZ2YYBN3xt53E9Ysf89dyh4sYTwfIkL81lfXVQmukC4y"
    "yyGriVYPxtwpBDHbSAikqCqf8HaBFQIYiqrKSIwQB7HIfkGBupj+RvWYJx15ttJxj/OFnD"
    "CUHOcJk8+0Gc+hhJrGnHZyuEhI0sVXJCoRUt+hMlLN8HfkG//Xzz+QZehQXWVD4S/Rf6hv"
    "nwHWDBN+GqMPkyHcyXMcdL4w5WuUPpulfXIq2qoccHZrcyN74KhTPewbXIsZSUiSzaoG0y"
    "kUUhXnmbxDaMc3eJ46fGzs8qAHx+VogwXMqDWP2mDXIs1TuYW8mLMEm3EboXryqAe/GqEF"
    "u4lIZW4EAq8zroriV6t3ib91I4ROQmTf3t/u5TPrxriQ14HWoL9H/Ipe2V70jEWAzn1BXU"
    "4y/hsYeIrgCE4M4zzn93kzB/+/H675sz8P7D3btNXQ9u8M545dpf7x3Jy73zbPLexXR2ks"
    "PPrC8OyugZJodZ9mrc9vAvD906ZOYzQTx7+eIXsnyDlDhx0JCMWEBi/mSARtR1IUfWiz/6"
    "hquS2Am+JSckrIUH5GZj8Pnw3yQ8N6dkuVsqhmFX9sWuJGat6n6WEOmhgtT8CQ7fBg14o+"
    "E9hLaVStyQMVYjDnJDrIdoN7+Q2VzYTM9WTYjUgrhrDtaWEXYJ5qSOO3tD0JCLtcnFbkf7"
    "9lNB6Yj+r8p+5qj+cTnQYq3fj0dUqj3IBRZzrjrZvEWPUdnwRxRQTjhaUDFBRH64RPYEe2"
    "MSdr4JHDlM5Wv486G04KGqYH7Bwcbu/k/vn949eFQRn3OfyHFUyDtOYGal3fCIKEeP3GXi"
    "Ud4APfoulo9ZTChkcwu0wHA7OQ7NmEeWA7hiTxB2GTT78ZywxY/JOmnpy9tO1okuVb1/kn"
    "pvh//pqypMqhxV3O7kVYZL5e5cr6VMNL5/WTznVVSr82LV6jyjWuFhtGtX5VHXEoZHbZxH"
    "lRt93lZSPBsrATMZzU8GnRHrP/Jg1vLiJIX2SGx/eXh/TNx2anufsIU19wG5HOOCMWnFeQ"
    "UbfVpyA+6hFG0L7/gM2O8yf3d39yG1zN/dblgOn758fHcjD1gFvxxERYFBp6AbMSbCska6"
    "oK8lDejVQQ+D76SlNcd5TEYZ6puie4R99cnR4r4gdDzJa15QfLAmRMzR2vjRSrmlTGpb81"
    "uQkjNfAZ39PiQrSJ5bsXS3T8oZxDUQjxkhHe0xKdM/z0DTrQ2efSr3GP1E/JScyXCr6xMw"
    "7SCNL+arXPgm98akdvYltTOxrUD4244N3lahgEe2jxRhnVbo9tYjsGPqRSV0bDbzmbd7j8"
    "D38X36uoz230vxGJcTNC6UEOzaszRG6SG6XV8X1ZQsG+ju+ksYZNkXgNqOivnInshJQWSM"
    "ujbYFh1jzeJhFUJk0K+hCnX/Px8GmYoCEDaCXMwFkhBw4qi+mWNoGBBZXG+RJ9+BI5exqQ"
    "pA8cgCyY2W58XLtPUoCJ65FYjNhUufoh5XIDtQw7CSQxPMoYiCS3AQPSx8AETWjOVtdo2O"
    "OVia925xMupJ8M/FkYXHHA9P0DtL9Vk3jeS5ah5J9+2nry5QszBJq0KCFtg2OglavyW25W"
    "i/Br9wnCT146f7cEf3VKaUw2ZyWgYqqlLVyFlgCIKcy19h8ybqNMkrq9P8Q1T4JoR6Ylfd"
    "mKMZXoapX/JRAENYJHxEA3nAqdPHD1h4ViF51sD/4TNoeMDB+SffciyfDT88BsSeEHtqYf"
    "E4+KcXBpU6ePkGPc4o54Q/ImWuc/iQw5+CVc1xCEGVx6J6tnwgG71ED/LHuBAPemJzeV8e"
    "nZPwnisR9fLFGWiTyOZU0bgm/6wzu0bZkRnPWWW/UTzH/YsoPbusEvQoR5WkR2XCHlW9dx"
    "2AVwI9RNjUhu/JfpKYADiC6kxASs64Ruviv1YC9PBPy7WEf1+P04TeqzStLPSFuK8F9rfp"
    "vGoX8rPTi+8vXp9fXayQXn1SBnAWTKVCZ7EsDp1bCXQjcA6e15vAue5wV51wjjbrdI7zFX"
    "f0OMeJkUeJ6Pb+ZOvl1KUywsqzmsN9xB7XcuqjGulxjYYYeAS2IMELG3OC4GFvgPam8jUd"
    "RQvEZPgAKUtdsJm8L2R3Ki6Bee5Ssd6R116xDwJPScgg5PUua/2ZQIlcJ4SmHluEjdEU86"
    "LuMcGOIj6AflhMGNAaiAvquggKGXA0XCoB5jrq/dpIYDXsw9fBPnQo37IV7kF+hWYksGqc"
    "5FlJ0/pio6iQZvXbHte9/aHCyv2hcN3+kEnSE1H0ROUk7FjAYLsN29XRW6fGTY6w4W1MaP"
    "WRToAJrW7+UDRtDUycegeIA+2W8XtlYzq5VmuTMfL56NOXDx8Oxcasg7jzwlGSEd7FvIyd"
    "GlaBnHEJHqk4kcew2NfjW4SRLad8zIKlihwJAw4XDEI77Al1nbBEF/U84jzmcS9N3NLU8e"
    "rSXj4o4T3kcCpyIxULFb+kSJ/Uvsa8R8Yibyv92VSda7fq3Ii5jjTpdGHeEOsh2ueV0D4v"
    "Qfs8p8afOl91Cab5vvtHhPGYEr6wCs8elvZplZV9WrywTzeRDnUTHaTXEv2rSdE8vqac2Q"
    "GKrcyYR4sasxVrzGkp40zZWMg0Mqyr86ArkT7pwnumQE2IT7PkZ0C0+eSUkCFATcxU2zFT"
    "2RXbAKY6lRQ6uVIr4Jr4nmoToMlweeo6QV5GSFuVK7qpMJTXGAiYm1cqXAeiH/Hys7zLEe"
    "oClRDiPvZ2ROheWbX38kZ9BQmPRsQWuYUoNXC6TtylJ9+1Nh0y8Rcvxx2T+E4WO2McvLSC"
    "eNRWX8xH6rqUE/knRg1NkO0yqBShviAIqlyCHyXeLyELlmB7EjdpYR5Ui4AEWcRGqxoR33"
    "D0n7j6Q8pN0+rTIDj2UV5TfV2i5FyXyL/Uhv4w1MPuWwQGO+JEQBTsBOJxwWMUpvVGd2QL"
    "b4CUcZRIOvaYCHOB5ZDi9N2UG0y+CPw3XFrwHJPN2yULrtivFM1aRZdSNLpPFnRj3qR44W"
    "cXcxmvlpDaI6d2GEuuSU4Nnkc8MDKs3MKAJRtIVrY3iXV7poMcMg4weJR0p2BD0OBfl44L"
    "BMWuNvxpOYN+PfTZXKgyaZrgp8QM9jWDoWPNU5M93ZRrl5LuysFbn0JNafh75Pw6Cu5W1m"
    "9zfXUpDTVB3+SY2mlyp9jaDi1Ti8cDKwQ/rs1bKHsFpmUiVAGNAjZDj/Av1KWCQlqPgqkf"
    "v5XDvKg/Kfwt3w3APp7lVIVs6RnbwyM3bGB109D0NbZu52zd44jjOebwEjYP8tzyJQCvJH"
    "oIcMNBlXFxbk2VZ0PMuIzTkZThmaC3LSeE+kSF7VmHDw9LLeBXIiaNtN+W03FsJMdpOHUx"
    "WqLLdtPKnZtjNSVdvcU2U9KtrGcwhSXmPRQf4tJ0gVq7TlgIGF4GXIVLLi0YElYeXsuOWV"
    "4B/cbvnusZpIkOIOuvgvEJduhIKLaT1l9G3QSTrGQP1fpWMnpUlqYO1CuBPiLcuGVqz4P8"
    "yMWStbwWMRBXgfjwimUfDdSDW/1dW8etqOtJfWVHbV2j+VlHod2qrW8sru1x44eyhjq5Ie"
    "xmDB26fMZqeedYQ8mlX2wNJb9r260hqG4RhPWrVJwjvE7kr8EoEcqDFpgK/hYcO8qGWQdF"
    "QqHQqGVTHPOoOoTZE+yNc2I29/LEKq6lOH9F7mLMfQpLeMlB6wvRgzUdTqZKR2tVOrpfUS"
    "L17TtGNVNQ4WrZpCuBHmrxZ5VM0bMSU/Qsa4om3yyD8wN5LozpS4ntcUkfYI94uPm7olWK"
    "C+jPltGVD3ef/hoP36yqb+qYFu8cVcobnxZXNz7NFDemMx80DQ181xJ7XM2eVP32szk37J"
    "+G1eguLQ4F2KnISSsoX8gboj0s53FVZUVfFa/oq03EJ/SJ1MI7I2jQ3o722izQc06k5Yzn"
    "uq7nmoOtM3clkgpRzUnICpuZ2H0mSG7CU6V5ILmmj5mFyrOQpAW05mBD0MxA7fybgM2gy7"
    "zlSatIexrypM1c1M5FC5jvSzADMiIB8ey8HnvFfeHypU2TuHIbt0aTuJiy1PqmJIRMwpTp"
    "HnGUEzD3nVoTkJYzE1B7Akz7juaDE0z7jvZCEkz7DtO+o8t1AasUr9t7Pa2uHXWVqo6FR/"
    "yOxdni2Isv6mZ9gmof0SwRaiUxLWtct0e2WPP14K0BLncekSal/IeNVPQIVOyC39+iR4ID"
    "l5LgEU0J8cPYkoWq7DWG1i6q8e2QjOS2BV+6IXOWA6Qa7f35r2xUS3uPMU1kuqRRgGBZAr"
    "RxMLfmYIavRhbd4oiJeLwJldAOldC1oo31vKP1TBxah71IiRlyuzb64Qmtw2gnRAyN3TiN"
    "fQxZGUfPgHQ2KaOL9nqlnIzDpgw8kJnvbjGzVmMGlQwtkRy+PZcg5iMeVXIzhx6aT/K/BR"
    "UTMHtoEBVeJhwW4ioPYxB9LA0edI1CXB1VmTlMj5a2ETp/BWWacxKu9/VQY4Z1aVsblJhh"
    "pjtiu7nUJkWg7RQBY+mapIB+cDbHkRSwN4AbTgko9v8UG65JGWO5Nm65gp6ZnY7i8BOeGw"
    "p3vHFXjfV7gIxea85rkGKbkoYXqx30GVpF2jOQljP4m6jCI50A05DV9A89LO+4Q5xQm5wj"
    "gC6n6CSHaowvDcoYRvVnTaNRW4nFzwQ7HEF7tUVABeGIPMvx7lLRdXCrLC1YTcSQel3aKw"
    "aG1DsYqccn+OzySosIWUk0g/FhK4OmEL66qADw1UUhvnApa81c6KC7EujhAq6CbjG4GWyN"
    "ltwRM2WoVSQhLdUD6nrDMXBZZZnLUcWOgcvMUncohz+9hkWeFjQmed21bmipLs0BdArRPV"
    "XTkr3bd5rXXQwJYkgQQ4LkkCB/Y8OTHAIEPh6UkR//jgZsD6iakuUjmuEp8BeenLE5kXAi"
    "6pCZzwTxRNiAniMcEER8Zk/QjLou5URC6uQFSzVwwyqlVR3mkeiYC+aeadp36LOzpKQq0V"
    "Lao+G9s/hPrypxKlclnMpVhlPpfrna/Zn8VeC9KEb3IgOuj5cuw1qhDwmRbkQ+wGN7E/kQ"
    "bfRae/laxtAv9c0hgjmxVMqopkWaFuxNDMq+K58ICJMXOmE/SZHewN5Y6E9Ce9RguNZChl"
    "mpu5RHmNZhF1NiBv2deC0SBCwnE3ELp7WS6h2fdVnJ23lZ4u28DL2dGRLmMKTBjafSIWbS"
    "2L55Kmj0khkzKKMTyHq0RZ4qd365Rr6LPTSmT9B8kkGjyqjQT9ifUrVUgWgJ1cZygjkakv"
    "HcQw6B5DD+Et157hJBkWuEHYc48h557TDbeUgVEiJdtojq9nFpgoPovhXcCRKi+7Xj9nr6"
    "7BJBkzCQ5RdP5xyJx/eQfWi+E0MgeL1C9dzYu7uqScRz9MFPCBkFtS7ynM0DWy9bbiWxR8"
    "WU+XDPUB/eB3VciTnW6IQh1TY9E2Al0Dvtv5VYRxMwduh9hOAcqrJkF4nG91A1aSZcoyO2"
    "7U8S0vBPz5i08aVBmSU7Sgzaar/es5m0/cB9zRwH4SGbh5akL08caUhKCSjhgZE8DHjYKJ"
    "TPfZ8FAuxQl7EpwiJrsDZ214ZTC4xHfF/GqPGIG4/4PuKDK4UHl0QHZ+L02ELCocmhJGVM"
    "vfh0mZtni5Pf9XbitYwxMmu7U2f5dflL64+uZHrjTd27Sg591zWN+4RMD3foxjxPKQ+rXK"
    "g1HKwJKWN31k9UcjGdFSQqFZ+RaalWT8kjdDPE6GiTKSk5c1zWX9OsTjZSSsygvwv68q0s"
    "j+lVkduU6x1x27ewjQ/EGZMgbvWUQ3ClBwzKaC5XDbUSHai2s12/TUhAkJxpwZFLyRuE0Q"
    "K7LhED+ZPL5H9AS62iK+I2JBM25+QlupVSQ+xCDhGiPAy2kCPUzSACQypywTJLhu3roYYr"
    "6/R2V8yV2XJxa2170fjesWWvq+x2r4s3u9eGKtunhxW2NB1w4/E9BLdKydfiiq+Zgq+GhG"
    "zUuhq5LC8UoJQriEWMVl9bqyfUjfyQGhbVWsggXxd5P6AsoCKHnynEPSnSG/a3sVwaoso9"
    "0yf9hJpNSbOoawcsPvtUbvH6M5CSM/jXxT8yQvXATwj1Zlc5RD6Ttg81KWWQr468BlGWjK"
    "WWr79rb+SQ+roBOucIzaGiIjStNkaO2ELPnrDgpJhNDK8PqpCJ66EVuUTF1BHsIC4Yg85X"
    "CEO3K/Tt49mrs6sXp6cvzs4evxuEjbQw+nj9Hi0mjBM0JUvg8zwmEPXUbYAfGmKeU4a33U"
    "ftwBvKx+sQANHw3vFWp9XCq0uiq7/b1hRZd//f+9bfO31ngvlEZ3HH43vIbjVfDW+GbR1s"
    "o+EG2m5Hrofn7fsJsafFx3F4ucppbK9Gbj2M7zyCgrkX+87w3KHiDZqwhRQIEBUqqJw4g7"
    "CWPfjQ5GcqHih72u54L+OG6/QGX3LG2szXi9yLBXq4L52eVVFpzopVmrPcfN8aMTZpOaPQ"
    "1CfQ5B+rD39SypBn9QODu66/Hz91k17rRYxM6VJfCRnca5a+CnMPc4AvLiiZlOlGRcmj76"
    "XZKXsgpDQL7YEV47nVHiCrkZXsAZeMw/A56gD99Si3VPSXv6DXakF55HGAOENYnk/Y41it"
    "gG+g7/1YRekhTh2Chkv1f76N0PD9c+yGVfUl9UfDkSDhTn0onsN6TIe0LrpP1nXCvMDaOg"
    "A2JN6u59GxpMH1DvjI8WvhkSCaoVcZUTMN9dd/SU240u9AWVU4MwHVJ0A8a2O/EjGw7+a6"
    "z3wNsvOg3SImk6ByZNNR5KcfbDSLSW8AqX4xn2/uHz7fvpeQpxd6Y+g+PPcY2NW3uwDTQ1"
    "pqPxOcNhmyVwcV7LRJPHCrmfYwIaouUMAWYWYT1KhdIjBpoXiQy+wpRyMa8IQDBnwyQ8am"
    "qr1O7IRRJhNcWqqmO1ww3yc5vp19PLBhB9BXY5/tGK1rgic6pPaY4IkWgyd0XTjGc7arNw"
    "Hqwes6E1YyxpdQ05cQsP8QzwoI5kyrBndG0NQFqFJUx9QT7XNUljSqCjX70ODaqteHJl41"
    "54scEAcbK915gGC5EAdcHhhaVEwQg34UVHDijpRSLSLdfEhG0m58iT6phhX2BHtjiLby1K"
    "8BmUm5gqitfTy0Ss+MgIysOJMcfi7tmnFY7bQLiv+hS5WaGgHt1QgwdWDDOqWXlxWQlaOK"
    "K5XCtQ07gE9Jzsp9IM+FDsVIoBdLtwTQh5u/q22gOJBitoyufLj79Nd4+GZ0RXfMrq9mm+"
    "5MznXXVvuh/IeCBZbuCZmW6sVm02orpBCvPPJ3G8a5HHAfEG6eNdPnEQ5BIOwN4FYoBFO3"
    "qNG6RUk7svqiHfV5523eQokMdE2Ie7vxNl+DLwAOhesG4yelGsk7+QpVaAg21nAox8P7pC"
    "83VgLKlwvS0nVrpoR6uFk0r6UZx/HhnBCmoM2hC9r8ipezgm7m8aVBmaPGTwza6qb5yDyI"
    "XgJOMGzHJqAjW8CeqEOCsLG4YFPi8ZWjxA+oTVS8k1CFZdgIsXmApAaP1CvALVRU1YzBa2"
    "SdNPt5ZMMBWMWmS/M9s7crKYl8NfUk+OfiEMlqW+2YYo/LAc3ECtvM8dmJxskSFmGuRGmc"
    "l1Aa51lKI96d9NS+tUwPFZOmG8ETzuX7aBrhaalaKHfLQmzfX0ih0Vh+LlAxzimhRmA+7I"
    "67B5xV6J8mzEkZs5grgOzjsDZU5T05Gt/D/bh5TjRUwvUIu7VMn/ijg+QrWzPq6TYs2JQ0"
    "k1B7Eux5EBDP1tKpkzI93GIa7m/CBdbr9LYS6CG2zZdaswOC65RaS8uZHaT2DsKJEG6dWn"
    "cpOVNurS7+Heg6/hW6G00CST8TSCLXw81TuWsivD6o4J+wyFNlL8Vvk5STAAnmOmjOB4hB"
    "R0zsIXWvt+jRYR4EfD6qUvfyD0CLCXWJapQZPTYugj/1wH2wJDkOitaf1rBvooS3aTBApU"
    "NcQlMeZ5MOUgHsiypM70Ux1XuR4XrjDUDP95OWMkGChtU9AOEIR0EW4uKypvH4/Zc0PcyS"
    "bax4qbFkO6TTB8Qm9KnGDGwImimoPQWRqqkHf0LI0Ag6yHfE5rp3Wa6tpT4flNlYPB6x1b"
    "S6RkM2H08ECij8K5jKhJ+xgEgbZiwFzl9BgzEehmkJOssphFzzHiZEqxNapAnR2peWDl8G"
    "batnJdKgyXNQW74ZLI33qMVU1LlgViABWeToG4y5BHsF/ueU4AbQQyl5hEiXKRB3dx9S1s"
    "67280SAl8+vrv5/O2pwl4OoqJAv2O+REVfwU6JGfW6tnpNPKdGU/G1UFvQ999f5GKf11j4"
    "KTFj3LRk3CRUFxJQ5uyYDAR2y6/qRke4MR0kFyiBWIEduMaz3Bq0/PXASsXbfEyhy3RAhD"
    "2BjBuM4DZvwoScqFSySrpRA6kYpEqpqSucBE/EQQyKp0lryCEwLr9qW6tPy+2qE5vI3uGb"
    "55jWnFVKtOWU7ShEPm8TOmp9qLEUZtVJU1/XSYn1CVijaPZ6OzloONjXu4tnoyBrVDhNCZ"
    "p4PBOP15GwoQS4oFjrEboJkXbp8a6QZFs43Yw1mkY3C612P6HYW3ackG7tJZRYUJ3qJnQ/"
    "930WiE9MvU7Wdk1cHpQar+FAy4tHVo4WJQFnHhiT0S3QIpD3QA6EYuIhmwuI5Yx6XL1Ed5"
    "67VJ2AEHbAdhSsODK0kTs37P40hui+DFHjFm3WlYfnEg9dQFNC5iTdNHbIc87RWaz1xeN7"
    "qPWdvapUEQSGFUeCvsrWBDENmLrlq2hTl3lYsF/VmZ+nyawvluoxYsEsfz1ue2CWp1qZgJ"
    "Ih8GgUctwYcSInw4lVkAnmEG6F5VYAVbOiDiaIqsQT2CPyuqQ0emcTxNWJrd9oK3urs2VS"
    "g9qrOVLQzaQ4waKom4nJsHijkWFhyuK3XxZfrVRrmFNQpMTIScgYGycXUG01PCFllPHe+T"
    "G/AugdYlNHeytJS7WaPnuEe0mMjnaGVUrOxCHW9lKaaP6EWl1F+zgtVj5OM7pHB0rhHBrh"
    "r42yuiYBtScnOXxVdGVQRlbh9ZhtRFXxFDRMDX0t3q0dQ/2KmSDopUP1zLyESA832nYass"
    "ovlQbC0fAeontayYo+LbGiT7NWtHyiiMpGVaWIEiKGJNIkiQ56mP35/2LtozY="
)
